// Written by Scripts/generate-maps from Sources/BonafideIngest/Maps; edit the YAML, not this file.

/// The column maps as text, generic last so that particular ones are tried first.
enum EmbeddedMaps {
    static let all: [(name: String, text: String)] = [
        (
            "ashby",
            #"""
            map: ashby
            title: Ashby candidate export
            source: published schema of the Ashby candidate object
            verified: true
            record: candidate
            detect:
              - [primaryEmailAddress.value, timezone]
              - [primaryEmailAddress, emailAddresses]
              - [linkedInUrl, githubUrl, socialLinks]
              - [primaryEmailAddress, applicationIds]
            root:
              source.system: =ashby
              # Ashby may merge candidates, so the id of the application is steadier where it is given.
              id: [application_id, id]
              source.record_id: [candidate_id]
              basics.name: [name]
              basics.email: [primaryEmailAddress.value, primaryEmailAddress]
              basics.phone: [primaryPhoneNumber.value, primaryPhoneNumber]
              basics.label: [position]
              basics.location.text: [location.locationSummary, location]
              claims.timezones: [timezone]
              account.created_at: [createdAt]
              source.channel: [source.sourceType.title, sourceType]
              referrer_id: [creditedToUser.id, creditedToUser]
            groups:
              emails:
                from: [emailAddresses]
                value: [value, "."]
              phones:
                from: [phoneNumbers]
                value: [value, "."]
              links:
                from: [socialLinks]
                url: [url]
                network: [type]
              links@linkedin:
                network: =linkedin
                url: [linkedInUrl]
              links@github:
                network: =github
                url: [githubUrl]
              work@current:
                name: [company]
              education@school:
                institution: [school]
              documents@cv:
                kind: =cv
                file: [resumeFileHandle.name, resumeFileHandle]
              documents:
                from: [fileHandles]
                file: [name]
            """#
        ),
        (
            "deel",
            #"""
            map: deel
            title: Deel worker, bank, transaction and IT order export
            source: published OpenAPI description of the Deel API
            verified: true
            record: worker
            detect:
              - [worker_id, full_name, kyc_status]
              - [full_name, preferred_first_name, timezone, hiring_type]
              - [full_name, work_location, alternate_email]
              - [worker_id, linkedin_profile_url]
              - [full_name, identity_document_type]
            root:
              source.system: =deel
              id: [worker_id, id]
              source.record_id: [external_id]
              basics.name: [full_name]
              basics.name_parts.given: [first_name]
              basics.name_parts.family: [last_name]
              basics.prior_names: [preferred_first_name, preferred_last_name]
              basics.email: [email, "emails[].value"]
              basics.phone: [phone_number]
              basics.label: [job_title]
              basics.location.text: [work_location]
              basics.location.countryCode: [country]
              claims.timezones: [timezone]
              account.created_at: [created_at]
              hired_at: [start_date]
            groups:
              emails:
                from: [alternate_email, emails]
                value: [email, value, "."]
                verified: [isVerified]
              links@linkedin:
                network: =linkedin
                url: [linkedin_profile_url]
              documents@kyc:
                name: [document_extracted_full_name]
                number: [identity_document_number]
                kind: [identity_document_type]
                submitted_at: [submission_date]
              payouts:
                from: [banks, bank_accounts]
                holder: [account_holder_name, original_name]
                account_number: [account_number]
                bic: [swift_bic]
                country: [bank_country, country_code]
              payments:
                from: [transactions]
                at: [created_at]
                amount_minor: [{from: amount, as: minor}]
                currency: [currency]
              equipment:
                from: [it_orders, orders, it_assets]
                serial: [serial_number]
                ship_to: [delivery_address, user.address]
                ship_to_country: [delivery_address.country]
                ship_to_city: [delivery_address.city]
                ship_to_postalCode: [delivery_address.postal_code]
                ordered_at: [created_at]
              work:
                from: [employments]
                name: [company_name, client_legal_entity]
                position: [job_title]
                startDate: [start_date]
                endDate: [end_date]
              activity:
                from: [timesheets]
                at: [date_submitted]
                kind: [type]
            """#
        ),
        (
            "freelancer",
            #"""
            map: freelancer
            title: Freelancer.com user object
            source: published sample of the user object; registration_date is from memory
            verified: true
            record: user
            detect:
              - [reputation, membership_package, status.payment_verified]
              - [registration_date, timezone.offset, username]
              - [public_name, hourly_rate, location.country.code]
              - [username, status.email_verified, location]
            root:
              source.system: =freelancer.com
              id: [id, user_id]
              basics.name: [display_name, public_name]
              basics.name_parts.given: [first_name]
              basics.name_parts.family: [last_name]
              basics.label: [tagline]
              basics.summary: [profile_description]
              basics.location.city: [location.city]
              basics.location.countryCode: [location.country.code]
              basics.location.text: [location.country.name]
              basics.location.latitude: [location.latitude]
              basics.location.longitude: [location.longitude]
              claims.timezones: [timezone.timezone]
              claims.utc_offset_min: [{from: timezone.offset, as: hours}]
              account.created_at: [registration_date]
              comp.rate_minor: [{from: hourly_rate, as: minor}]
              comp.currency: [primary_currency.code]
            groups:
              links@profile:
                network: =freelancer
                username: [username]
              education:
                from: [qualifications]
                institution: [institution, school]
            """#
        ),
        (
            "greenhouse",
            #"""
            map: greenhouse
            title: Greenhouse Harvest candidate export
            source: published schema of the Harvest candidate object; file names from documentation
            verified: true
            record: candidate
            detect:
              - [first_name, last_name, email_addresses, social_media_addresses]
              - [first_name, last_name, last_activity, applications]
              - [first_name, last_name, website_addresses]
            root:
              source.system: =greenhouse
              id: [id, candidate_id]
              basics.name_parts.given: [first_name]
              basics.name_parts.family: [last_name]
              basics.label: [title]
              account.created_at: [created_at]
            groups:
              emails:
                from: [email_addresses, emails]
                value: [value]
              phones:
                from: [phone_numbers]
                value: [value]
              links:
                from: [social_media_addresses, website_addresses]
                url: [value]
                network: [type]
              work:
                from: [employments]
                name: [company_name]
                position: [title]
                startDate: [start_date]
                endDate: [end_date]
              education:
                from: [educations]
                institution: [school_name]
                area: [discipline]
                studyType: [degree]
                startDate: [start_date]
                endDate: [end_date]
              documents:
                from: [attachments]
                file: [filename]
                kind: [type]
                submitted_at: [created_at]
              applications:
                from: [applications]
                at: [applied_at]
                posting_id: ["jobs[].id"]
                source: [source.public_name]
            """#
        ),
        (
            "hr-open",
            #"""
            map: hr-open
            title: HR Open candidate
            source: from memory, not checked against the published schema
            verified: false
            record: candidate
            detect:
              - [person.name, person.communication]
              - [person.name.given, person.communication.email]
              - [person, profiles, documentId]
            root:
              source.system: =hr-open
              id: [documentId.value, documentId, id.value, id, candidateId]
              basics.name: [person.name.formattedName, person.name.formatted]
              basics.name_parts.given: [person.name.given]
              basics.name_parts.family: [person.name.family]
              basics.location.text: ["person.communication.address[].line"]
              basics.location.address: ["person.communication.address[].streetName"]
              basics.location.city: ["person.communication.address[].city"]
              basics.location.postalCode: ["person.communication.address[].postalCode"]
              basics.location.countryCode: ["person.communication.address[].countryCode"]
            groups:
              emails:
                from: [person.communication.email]
                value: [address]
              phones:
                from: [person.communication.phone]
                value: [formattedNumber, dialNumber]
              links:
                from: [person.communication.web]
                url: [address, url]
              work:
                from: [employment, "profiles[].employment", "employment.positionHistory"]
                name: [organization.name, organization, organizationName]
                position: [positionTitle, title, jobTitle]
                startDate: [start, startDate]
                endDate: [end, endDate]
                summary: [description]
              education:
                from: [education, "profiles[].education"]
                institution: [institution.name, institution, school.name]
                studyType: ["educationDegrees[].name", degree]
                area: [major, "programs[].name"]
                startDate: [start]
                endDate: [end, "educationDegrees[].date"]
            """#
        ),
        (
            "json-resume",
            #"""
            map: json-resume
            title: JSON Resume
            source: the resume schema of the jsonresume project
            verified: true
            detect:
              - [basics, work]
              - [basics.name, basics.email]
              - [basics, education]
            unless: [id, sessions, payout, payouts, payments, documents, claims, person, equipment, activity, meetings, account, code]
            root:
              source.system: =json-resume
              id: [id, meta.id, meta.canonical]
              source.exported_at: [meta.lastModified]
            groups:
              links:
                from: [basics.profiles]
              work:
                from: [work]
                name: [name, company]
              references:
                from: [references]
            """#
        ),
        (
            "lever",
            #"""
            map: lever
            title: Lever opportunity export
            source: published schema of the Lever opportunity object; times are epoch milliseconds
            verified: true
            record: opportunity
            detect:
              - [name, emails, phones, createdAt, origin]
              - [name, headline, stage, origin, sources]
            root:
              source.system: =lever
              id: [id, opportunity_id]
              source.record_id: [contact]
              basics.name: [name]
              basics.label: [headline]
              basics.location.text: [location]
              account.created_at: [createdAt]
              source.channel: [origin]
            groups:
              emails:
                from: [emails]
                value: ["."]
              phones:
                from: [phones]
                value: [value]
              links:
                from: [links]
                url: ["."]
              applications:
                from: [applications]
                at: [createdAt]
                posting_id: [posting]
              documents:
                from: [resumes, files]
                file: [file.name, name]
                submitted_at: [createdAt, uploadedAt]
            """#
        ),
        (
            "remote",
            #"""
            map: remote
            title: Remote employment export
            source: published OpenAPI description of the Remote API
            verified: true
            record: employment
            detect:
              - [full_name, work_email, personal_email]
              - [personal_details, address_details, work_email]
              - [full_name, login_email, job_title]
              - [bank_account_details, address_details]
            root:
              source.system: =remote
              id: [employment_id, id]
              source.record_id: [external_id]
              basics.name: [full_name]
              basics.name_parts.given: [personal_details.given_name]
              basics.name_parts.family: [personal_details.surname]
              basics.email: [personal_email, work_email, login_email]
              basics.phone: [personal_details.mobile_number]
              basics.label: [job_title]
              basics.location.address: [address_details.address]
              basics.location.city: [address_details.city]
              basics.location.region: [address_details.state]
              basics.location.postalCode: [address_details.postal_code]
              basics.location.countryCode: [country.alpha_2_code, address_details.country, country_code]
              person.dob: [personal_details.date_of_birth]
              account.created_at: [created_at]
              hired_at: [provisional_start_date]
            groups:
              emails@work:
                value: [work_email]
              emails@login:
                value: [login_email]
              payouts:
                from: [bank_account_details]
                holder: [account_holder, account_name]
                account_number: [{from: account_number, as: account}]
                bic: [swift_code, bic]
                iban: [iban]
                provider: [bank_name]
                country: [bank_country]
              activity:
                from: [time_tracking, timesheets]
                at: [clock_in]
              documents@identity:
                file: [identity_verification.employment_document]
            """#
        ),
        (
            "upwork",
            #"""
            map: upwork
            title: Upwork freelancer profile
            source: published schema of the Upwork profile
            verified: true
            record: profile
            detect:
              - [jobsCompleted, hours]
              - [name, country, jobsCompleted]
              - [freelancer_id, hourlyRate, skills]
            root:
              source.system: =upwork
              id: [id, profile_key, ciphertext]
              basics.name: [name]
              basics.label: [title]
              basics.summary: [description]
              basics.location.countryCode: [country]
              basics.location.city: [city]
              comp.rate_minor: [{from: hourlyRate, as: minor}, {from: rate, as: minor}]
              account.created_at: [memberSince]
            """#
        ),
        (
            "workable",
            #"""
            map: workable
            title: Workable candidate export
            source: from memory, not checked against a published schema
            verified: false
            record: candidate
            detect:
              - [firstname, lastname, experience_entries]
              - [firstname, lastname, social_profiles]
              - [firstname, lastname, resume_url]
            root:
              source.system: =workable
              id: [id]
              basics.name: [name]
              basics.name_parts.given: [firstname]
              basics.name_parts.family: [lastname]
              basics.email: [email]
              basics.phone: [phone]
              basics.label: [headline]
              basics.summary: [summary]
              basics.location.text: [address]
              account.created_at: [created_at]
            groups:
              links:
                from: [social_profiles]
                url: [url]
                network: [type, name]
                username: [username]
              work:
                from: [experience_entries]
                name: [company]
                position: [title]
                startDate: [start_date]
                endDate: [end_date]
                summary: [summary]
              education:
                from: [education_entries]
                institution: [school]
                area: [field_of_study]
                studyType: [degree]
                startDate: [start_date]
                endDate: [end_date]
            """#
        ),
        (
            "generic",
            #"""
            map: generic
            title: Any table or JSON with ordinary names
            source: names in common use; the profile model's own names are always understood
            verified: true
            empty: unknown
            root:
              id: [profile_id, applicant_id, candidate_id, worker_id, freelancer_id, contractor_id, employee_id, user_id, id]
              basics.name: [full_name, name, candidate_name, applicant_name, legal_name, display_name]
              basics.name_parts.given: [first_name, given_name, forename]
              basics.name_parts.family: [last_name, family_name, surname]
              basics.name_native: [native_name, name_native, local_name]
              basics.email: [email, email_address, e_mail, primary_email, mail, contact_email]
              basics.phone: [phone, phone_number, mobile, mobile_number, telephone, primary_phone, cell]
              basics.url: [website, homepage, personal_site]
              basics.label: [headline, job_title, title, position]
              basics.summary: [summary, bio, about, profile_summary]
              basics.location.text: [location, claimed_location, current_location]
              basics.location.address: [address, street, street_address, claimed_address, address_line_1]
              basics.location.postalCode: [postal_code, zip, zip_code, postcode, claimed_postal_code]
              basics.location.city: [claimed_city, city, town]
              basics.location.region: [claimed_region, region, state, province, subdivision, claimed_state]
              basics.location.countryCode: [claimed_country, country_code, country, country_of_residence, residence_country]
              basics.location.latitude: [latitude, lat]
              basics.location.longitude: [longitude, lon, lng]
              claims.timezones: [claimed_tz, claimed_timezone, timezone, time_zone, tz, timezones]
              claims.utc_offset_min: [claimed_offset_min, utc_offset_min, claimed_utc_offset_min, tz_offset_min]
              person.dob: [dob, date_of_birth, birth_date, birthdate]
              photo.phash: [photo_phash, headshot_phash, avatar_phash]
              photo.sha256: [photo_sha256, headshot_sha256, avatar_sha256]
              comp.rate_minor: [rate_minor, {from: hourly_rate, as: minor}, {from: rate, as: minor}]
              comp.currency: [rate_currency, currency]
              comp.unit: [rate_unit]
              comp.role: [role]
              account.created_at: [created_ts, account_created_at, created_at, registered_at, registration_date, signup_at, joined_at]
              account.status: [account_status]
              account.verified_at: [verified_at]
              source.channel: [channel, source_channel]
              source.exported_at: [exported_at]
              hired_at: [hire_date, start_date, hired_on]
              offer.made_at: [offer_at, offered_at]
              offer.accepted_at: [offer_accepted_at]
              code.login: [github, github_login, github_username, code_login]
              client_ids: [client_ids, clients]
            groups:
              sessions:
                from: [logins, login, sessions, session, signins, signin, visits, visit]
                start: [ts, time, timestamp, at, started_at, start_ts, login_at, created_at, date]
                end: [end_ts, ended_at, logout_at]
                ip: [ip, ip_address, ipaddress, remote_ip, client_ip]
                user_agent: [user_agent, ua, browser]
                device_id: [device_id, device, fingerprint, device_fingerprint]
                tz: [tz, timezone, time_zone]
                utc_offset_min: [tz_min, offset_min, utc_offset_min, tz_offset_min]
                event: [event, action, type]
                country: [country, geo_country, ip_country]
              sessions@first:
                user_agent: [user_agent, ua]
                device_id: [device_id, device_fingerprint]
                ip: [ip, ip_address, last_ip, signup_ip, registration_ip]
              meetings:
                from: [meetings, meeting, interviews, interview, calls]
                start: [ts, started_at, at]
                end: [ended_at]
                ip: [ip_address]
              endpoints:
                from: [endpoints, endpoint, machines]
                seen_at: [ts, at, last_seen]
                software: [apps, programs, installed_software]
                usb: [usb_devices]
              activity:
                from: [activity, activities]
                at: [ts, time, timestamp]
                kind: [type, action]
              payouts:
                from: [payouts, payout, payout_methods, bank_accounts, bank_account]
                method: [type, method]
                holder: [name, holder_name, account_holder, beneficiary]
                account_number: [{from: account, as: account}, account_no]
                routing: [routing_number, sort_code, aba]
                bic: [swift, swift_code]
                wallet.address: [wallet, wallet_address]
                wallet.chain: [chain, network]
                changed_at: [ts, updated_at, set_at, created_at]
                country: [bank_country]
              payments:
                from: [payments, payment, transactions, transaction]
                at: [ts, paid_at, date, created_at]
                amount_minor: [{from: amount, as: minor}]
              charges:
                from: [charges, charge]
                at: [ts, date]
                amount_minor: [{from: amount, as: minor}]
              documents:
                from: [documents, document, docs, doc]
                file: [name, file_name, filename, path]
                kind: [type, document_type]
                sha256: [hash, digest]
                submitted_at: [uploaded_at, created_at, ts]
                number: [document_number]
                expires: [expiry, expiry_date, expires_at]
                issued: [issue_date, issued_at]
              documents@cv:
                kind: =cv
                sha256: [cv_sha256, resume_sha256]
                file: [cv_file, resume_file, cv, resume]
              equipment:
                from: [equipment, devices_shipped, laptop, laptops, hardware, assets]
                serial: [serial_number]
                mac: [mac_address]
              ship_to_history:
                from: [ship_to_history, "equipment[].ship_to_history"]
                address: [ship_to]
                changed_at: [ts, at]
              links:
                from: [links, link, profiles, basics.profiles, social_profiles, socials]
                url: [".", href, link]
                network: [type, site, platform]
              links@linkedin:
                network: =linkedin
                url: [linkedin, linkedin_url, linkedin_profile, linkedin_profile_url]
              links@github:
                network: =github
                url: [github_url, github_profile_url]
              links@handle:
                username: [handle, username, user_name]
              link_work:
                from: [link_work, "links[].work", "basics.profiles[].work"]
                name: [company]
                position: [title]
              code.commits:
                from: [commits, code.commits]
                author_date: [date]
              code.repos:
                from: [repos, code.repos, repositories]
              code.follows:
                from: [follows, code.follows]
                login: ["."]
              code.events:
                from: [code_events, code.events]
                at: [ts]
              work:
                from: [work, work_history, employments, employment, jobs, experience, positions]
                name: [company, employer, company_name, organization]
                position: [title, job_title, role]
                startDate: [start_date, start, from]
                endDate: [end_date, end, to]
                countryCode: [country, country_code]
              education:
                from: [education, educations, schools]
                institution: [school, school_name, university]
                area: [field, discipline, major]
                studyType: [degree, study_type]
                startDate: [start_date, start]
                endDate: [end_date, end, graduation_date]
                countryCode: [country, country_code]
              references:
                from: [references, reference, referees]
                employer: [company]
              observations:
                from: [observations, observation]
                at: [ts, observed_at]
                by: [observer]
              verifications:
                from: [verifications, verification]
                at: [ts, verified_at]
              messages:
                from: [messages, message]
                at: [ts, sent_at, created_at]
                text: [body, content]
              bids:
                from: [bids, bid, proposals]
                at: [ts, created_at]
                amount_minor: [{from: amount, as: minor}]
                text: [proposal, cover_letter]
              ratings:
                from: [ratings, rating, reviews]
                at: [ts, created_at]
                score: [stars, rating]
                amount_minor: [{from: amount, as: minor}]
              milestones:
                from: [milestones, milestone]
                id: [milestone_id]
              applications:
                from: [applications, application]
                at: [ts, applied_at, created_at]
                posting_id: [job_id]
                employer_id: [client_id, company_id]
              history:
                from: [history, changes, change]
                at: [ts, changed_at]
                old: [from, old_value, before]
                new: [to, new_value, after]
              emails:
                from: [emails, email_addresses]
                value: [".", email, address]
              phones:
                from: [phones, phone_numbers]
                value: [".", phone, number]
              languages:
                from: [languages, "claims.languages"]
                language: ["."]
              assessments:
                from: [assessments, assessment, tests]
              wallet_edges:
                from: [wallet_edges]
              notices:
                from: [notices, notice]
            """#
        ),
    ]
}
