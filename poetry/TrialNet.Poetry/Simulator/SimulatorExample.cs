namespace TrialNet.Poetry.Simulator;

/// <summary>A chain to look at without typing it.</summary>
/// <param name="Name">What people type.</param>
/// <param name="Summary">One line that tells what it shows.</param>
/// <param name="Lines">Its pairs, as somebody would type them.</param>
internal sealed record SimulatorExample(string Name, string Summary, IReadOnlyList<string> Lines)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SimulatorExample> All { get; } =
    [
        new("crossing", "a callback that fails: the result changes sides", ["f googly p"]),
        new("saved", "an errback that returns a value: back to the callback side", ["r good f bad", "p r saved"]),
        new("both-ways", "three pairs, and a change of sides in both directions", ["r one p", "f oops r fixed", "p r saved"]),
        new("add-callbacks", "exercise 9.2: AddCallbacks(c, e) in one place: e does not see what c throws", ["fail boom return saved"]),
        new(
            "add-callback-add-errback",
            "exercise 9.2: AddCallback(c), then AddErrback(e): e takes what c throws",
            ["fail boom passthru", "passthru return saved"]),
        new("client-5.0", "exercise 10.2: the transform looks after its own failures", ["r poem p", "r None r None", "r None r None"]),
        new("client-5.1", "exercise 10.2: the transform succeeds", ["r poem p", "p r poem", "r None r None", "r None r None"]),
        new(
            "client-5.1-gibberish",
            "exercise 10.1: it fails as expected, and the errback gives the original poem",
            ["f giber p", "p r poem", "r None r None", "r None r None"]),
        new(
            "client-5.1-bug",
            "exercise 10.1: it fails in another way, which the errback passes on",
            ["f bug p", "p p", "r None r None", "r None r None"]),
    ];
}
