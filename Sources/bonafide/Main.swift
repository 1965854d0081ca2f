import ArgumentParser

@main
struct Bonafide: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bonafide",
        abstract: "Scores contradictions between what an applicant claims and what the evidence shows.")
}
