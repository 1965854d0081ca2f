/// Makes single people who hide one thing: where they are, or a second job.
struct LoneActors: Sendable {
    let people: PersonSource
    let dossier: Dossier
    let recorder: HabitRecorder

    func applicant(first: Int, _ random: inout SimulationRandom) -> SimulatedProfile {
        let hidesPlace = random.chance(0.5)
        var profile = SimulatedProfile(
            id: "P-\(first)",
            truth: .init(actor: "lone", kind: hidesPlace ? "hidden_place" : "second_job", level: "", unit: 0))
        let person = people.person(first, at: Place.drawUS(&random), &random)
        dossier.write(person, into: &profile, &random)
        var habits = Habits(person)
        if hidesPlace {
            let real = Place.draw(&random)
            habits.whereabouts = real
            habits.clockPlace = random.chance(0.5) ? real : person.home
            habits.dayPlace = random.chance(0.5) ? real : person.home
            habits.egress = random.chance(0.6) ? .commercial : .home
        } else {
            habits.software.append("Mouse Jiggler")
            profile.add(
                .work,
                [
                    "name": "Second Desk Inc", "position": "Developer", "countryCode": person.home.country,
                    "startDate": "2024-02", "endDate": "2026-01", "summary": "", "remote": "yes",
                    "employment": "full_time",
                ])
        }
        recorder.record(habits, of: person, into: &profile, &random)
        return profile
    }
}
