using TrialNet.Conformance.Tests.Mutants;

namespace TrialNet.Conformance.Tests.Poetry.Mutants;

/// <summary>P-NS-02, P-NS-07 and P-NS-10, where the codec and the transform server have to be wrong together to be seen.</summary>
internal static class FramingMutants
{
    internal static readonly PoetryMutant[] All =
    [
        new(
            "N-P-NS-02b", "A part of a frame is not kept for the next chunk.", "P-NS-02",
            new Edit(
                "FramedProtocol",
                "_buffer.Settle(rest);",
                "_buffer.Settle([]);")),
        new(
            "N-P-NS-07b", "A server goes on with the chunk after an error.", "P-NS-07",
            new Edit(
                "NetstringReceiver",
                "StopDelivering(); try",
                "try"),
            new Edit(
                "NetstringReceiver",
                "finally { Transport.LoseConnection(); }",
                "finally { _error = null; _digits = NoLength; _length = NoLength; }"),
            new Edit(
                "TransformProtocol",
                "Refuse(error.Message.TrimEnd('.'));",
                "BytesSent = 0;")),
        new(
            "N-P-NS-10b", "A server takes the requests behind the one that it has answered.", "P-NS-10",
            new Edit(
                "TransformProtocol",
                "StopDelivering(); if (dot < 0)",
                "if (dot < 0)"),
            new Edit(
                "FramedProtocol",
                "!_isEnded && !IsPaused && !Transport.IsDisconnecting;",
                "!_isEnded && !IsPaused;")),
    ];
}
