using TrialNet.Conformance.Tests.Mutants;

namespace TrialNet.Conformance.Tests.Poetry.Mutants;

/// <summary>Servers of poems: P-ONE-01 to P-ONE-04.</summary>
internal static class ServerMutants
{
    internal static readonly PoetryMutant[] All =
    [
        new(
            "N-P-ONE-01", "A server does not close after its poem.", "P-ONE-01",
            new Edit(
                "FastPoetryProtocol",
                "Transport.Write(poem.Span); Transport.LoseConnection();",
                "Transport.Write(poem.Span);")),
        new(
            "N-P-ONE-01b", "The last bytes of a slow poem are not sent.", "P-ONE-01",
            new Edit(
                "PacedSender",
                "if (_sent == poem.Length)",
                "if (_sent >= poem.Length - 1)")),
        new(
            "N-P-ONE-02", "A client that ends its input is closed.", "P-ONE-02",
            new Edit(
                "SlowPoetryProtocol",
                "public void ReadConnectionLost() { }",
                "public void ReadConnectionLost() { _sender?.Stop(); Transport.LoseConnection(); }")),
        new(
            "N-P-ONE-03", "A slow server waits for one chunk more than it should.", "P-ONE-03",
            new Edit(
                "PacedSender",
                "_due += pace.Delay;",
                "_due += pace.Delay * 2;")),
        new(
            "N-P-ONE-04", "A slow server goes on for a client that has left.", "P-ONE-04",
            new Edit(
                "SlowPoetryProtocol",
                "public override void ConnectionLost(Failure reason) => _sender?.Stop();",
                "public override void ConnectionLost(Failure reason) { }"),
            new Edit(
                "PacedSender",
                "public void StopProducing() => Stop();",
                "public void StopProducing() { }")),
    ];
}
