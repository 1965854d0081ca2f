package import BonafideCore

/// A letter to an applicant about whom an adverse step may follow: reasons, data, sources, dates and how to dispute.
///
/// It tells what was found and what it rests on, and nothing of how: no rule, weight, score, threshold or table of
/// addresses is named. At most four reasons are given, the weightiest first and one of each group, each in the rule's
/// own words for applicants.
package struct AdverseNotice: Sendable {
    /// Who writes, and whom to turn to.
    package struct Sender: Sendable {
        /// The organisation.
        package var organisation: String
        /// Where to dispute: a mail address, a page or a post address.
        package var contact: String
        /// Days in which a dispute is answered.
        package var days: Int

        package init(organisation: String, contact: String, days: Int = 14) {
            self.organisation = organisation
            self.contact = contact
            self.days = days
        }
    }

    private let assessment: Assessment
    private let context: ReportContext
    private let sender: Sender

    /// Takes what the letter is about.
    package init(_ assessment: Assessment, _ context: ReportContext, from sender: Sender) {
        self.assessment = assessment
        self.context = context
        self.sender = sender
    }

    /// The applicant's texts of up to four adverse reasons; one of each group.
    package var reasons: [String] {
        var groups: Set<String> = []
        var texts: [String] = []
        for contribution in assessment.contributions where contribution.millibans > 0 && texts.count < 4 {
            guard let card = context.rule(contribution.rule), !card.applicantText.isEmpty,
                groups.insert(card.group).inserted, !texts.contains(card.applicantText)
            else { continue }
            texts.append(card.applicantText)
        }
        for adjustment in assessment.adjustments where adjustment.kind == .floor && texts.count < 4 {
            guard let card = context.rule(adjustment.rule), !card.applicantText.isEmpty,
                !texts.contains(card.applicantText)
            else { continue }
            texts.append(card.applicantText)
        }
        return texts
    }

    /// The kinds of data the reasons rest on, in plain words, in the order of the model.
    package var data: [String] {
        var groups: Set<ProfileGroup> = []
        for reason in assessment.reasons {
            guard let card = context.rule(reason.rule), card.weight > 0 else { continue }
            for column in card.signals where context.catalog.declarations.indices.contains(column) {
                for path in context.catalog.declarations[column].reads { groups.insert(path.group) }
            }
        }
        return ProfileGroup.allCases.filter(groups.contains).map(Self.plainName)
    }

    /// The letter as plain text.
    package var text: String {
        let date = String(context.stamp.asOf.description.prefix(10))
        var lines = [
            "Reference: \(assessment.applicant)", "Date: \(date)", "",
            "About your application", "",
            "\(sender.organisation) checks applications for contradictions between what is claimed and what the data",
            "at hand show. A person, not a program, decides. Before anything is decided against you, we tell you what",
            "was found, so that you can put it right.", "",
        ]
        if reasons.isEmpty {
            lines += ["Nothing was found that speaks against what you told us.", ""]
        } else {
            lines += ["What was found", ""] + reasons.map { "  * \($0)" } + [""]
        }
        if !data.isEmpty { lines += ["Which data this rests on", ""] + data.map { "  * \($0)" } + [""] }
        lines += ["Where the data came from, and when", ""]
        for input in context.inputs { lines.append("  * \(Self.fileName(input)), given to us with your application") }
        lines.append("  * looked at on \(date)")
        for name in publicSources { lines.append("  * \(name)") }
        lines += [
            "", "What you can do", "",
            "  * See everything that is held on you, and have what is wrong put right.",
            "  * Dispute any of the points above, or send what explains it. Write to: \(sender.contact)",
            "  * Ask that a person who was not involved looks at it again.", "",
            "We answer within \(sender.days) days and decide nothing before. A correction is checked anew, and the old and",
            "the new result are both kept.", "",
            "No finding rests on nationality, origin, language, looks, voice, age, sex, religion or health; such data are",
            "not read.",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    /// Public lists with their dates; how they are used is not told.
    private var publicSources: [String] {
        var names: Set<String> = []
        for reason in assessment.reasons {
            guard let card = context.rule(reason.rule), card.weight > 0 else { continue }
            for field in reason.fields where !field.source.isEmpty {
                names.insert("public list of \(field.source.suffix(10))")
            }
        }
        return names.sorted()
    }

    private static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    private static func plainName(_ group: ProfileGroup) -> String {
        switch group {
        case .root: "what you wrote in your application"
        case .sessions: "records of your sign-ins"
        case .meetings: "records of video meetings"
        case .endpoints: "the state of the machine you work on"
        case .activity, .codeEvents: "times of your work"
        case .payouts, .payments, .walletEdges, .charges: "where payments go"
        case .documents: "documents you handed in"
        case .equipment, .shipToHistory: "where equipment was sent"
        case .links, .linkWork, .commits, .repos, .follows: "public profiles you named"
        case .work, .education, .verifications: "your work and study history and answers of employers and schools"
        case .references: "contact data of references"
        case .observations, .assessments: "what interviewers and tests recorded"
        case .messages, .bids, .ratings, .milestones, .applications, .history, .notices: "records of your account"
        case .emails, .phones: "your mail addresses and phone numbers"
        case .languages: "languages (never used)"
        }
    }
}
