using TrialNet.Conformance.Tests.Mutants;

namespace TrialNet.Conformance.Tests.Poetry.Mutants;

/// <summary>Proxies: P-PX.</summary>
internal static class ProxyMutants
{
    internal static readonly PoetryMutant[] All =
    [
        new(
            "M-90", "A proxy remembers a poem that was cut short.", "P-PX-05",
            new Edit(
                "ProxyService",
                "EndFetch(); if (_options.IsStaleGivenOnError && _poem is not null)",
                "EndFetch(); _poem ??= (failure.Value as TrialNet.Poetry.Clients.PoemTruncatedException)?.PartialPoem.ToArray(); if (_poem is not null)")),
        new(
            "N-P-PX-01", "A proxy gives no more than 200 bytes.", "P-PX-01",
            new Edit(
                "ProxyFactory",
                "static poem => poem;",
                "static poem => poem.Length > 200 ? poem[..200] : poem;")),
        new(
            "N-P-PX-02", "A proxy remembers nothing.", "P-PX-02",
            new Edit(
                "ProxyService",
                "if (_poem is null || (",
                "if (_fetchNumber >= 0 || _poem is null || (")),
        new(
            "N-P-PX-03", "A poem that is at hand comes without its last byte.", "P-PX-03",
            new Edit(
                "ProxyService3",
                "return Deferred.Succeed(poem);",
                "return Deferred.Succeed(poem.Length == 0 ? poem : poem[..^1]);")),
        new(
            "N-P-PX-04", "Who came last is given the poem first.", "P-PX-04",
            new Edit(
                "ProxyService",
                "Deferred<byte[]>[] all = [.. _waiting];",
                "Deferred<byte[]>[] all = [.. Enumerable.Reverse(_waiting)];")),
        new(
            "N-P-PX-04b", "Requests during a fetch begin fetches of their own.", "P-PX-04",
            new Edit(
                "ProxyService",
                "_waiting.Add(waiting); if (!IsFetching)",
                "_waiting.Add(waiting); if (_fetchNumber >= 0)")),
        new(
            "N-P-PX-06", "One who leaves decides for all.", "P-PX-06",
            new Edit(
                "ProxyService",
                "_waiting.Remove(waiting) && _waiting.Count == 0 && IsFetching;",
                "_waiting.Remove(waiting) && IsFetching;")),
        new(
            "N-P-PX-07", "A fetch that is given up goes on.", "P-PX-07",
            new Edit(
                "ProxyService",
                "IsFetching = false; fetch?.Cancel();",
                "IsFetching = false; fetch?.AddErrback(static _ => new byte[0]);")),
        new(
            "N-P-PX-08", "Leaving after the answer is an error.", "P-PX-08",
            new Edit(
                "ProxyProtocol",
                "_sender?.Stop(); _wait?.Cancel();",
                "_sender?.Stop(); if (_wait is { IsCalled: true }) { throw new InvalidOperationException(\"It was answered.\"); } _wait?.Cancel();")),
        new(
            "N-P-PX-09", "An empty poem counts as none.", "P-PX-09",
            new Edit(
                "ProxyService",
                "if (_poem is null || (",
                "if (_poem is null or { Length: 0 } || (")),
        new(
            "N-P-PX-10", "A proxy adds a line break to a poem that ends with one.", "P-PX-10",
            new Edit(
                "ProxyFactory",
                "static poem => poem;",
                "static poem => poem is [.., 10] ? [.. poem, 10] : poem;")),
        new(
            "N-P-PX-11", "Nobody takes the failure of who gives up waiting.", "P-PX-11",
            new Edit(
                "ProxyProtocol",
                "_wait.AddCallback(Send).AddErrback(NoPoem);",
                "_wait.AddCallback(Send);")),
        new(
            "N-P-PX-12", "Each client has the whole poem in its buffer.", "P-PX-12",
            new Edit(
                "PoemSender",
                "PieceSize = 64 * 1024;",
                "PieceSize = int.MaxValue;")),
    ];
}
