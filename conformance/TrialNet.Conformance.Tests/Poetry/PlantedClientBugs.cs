using TrialNet.Conformance.Tests.Mutants;
using TrialNet.Conformance.Tests.Poetry.Mutants;

namespace TrialNet.Conformance.Tests.Poetry;

/// <summary>Bugs of a client that programs of fetches find.</summary>
internal static class PlantedClientBugs
{
    internal static IReadOnlyList<PoetryMutant> All { get; } =
    [
        new(
            "forgets a reset", "A client that is reset is never told.", "P-ONE-08",
            new Edit("PoetryProtocol", "_factory.PoemFailed(new Failure(Truncated(poem, reason)));", "_poem.Clear();")),
        new(
            "fires twice", "A client fires its Deferred a second time.", "P-ONE-07",
            new Edit(
                "PoetryClientFactory",
                "internal void PoemFinished(byte[] poem) => TakeDeferred()?.Callback(poem);",
                "internal void PoemFinished(byte[] poem) { if (_deferred is { } kept) { kept.Callback(poem); _clock.CallLater(TimeSpan.FromSeconds(0.1), () => kept.Callback(poem)); } }")),
        new(
            "keeps its connection", "Cancelling leaves the connection open.", "P-PX-07",
            new Edit(
                "PoetryClientFactory",
                "_connector?.Disconnect(); } else { _protocol.Transport.AbortConnection(); }",
                "_connector?.Disconnect(); }")),
    ];
}
