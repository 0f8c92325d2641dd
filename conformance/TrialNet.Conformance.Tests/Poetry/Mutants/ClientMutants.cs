using TrialNet.Conformance.Tests.Mutants;

namespace TrialNet.Conformance.Tests.Poetry.Mutants;

/// <summary>Clients of poems: P-ONE-05 to P-ONE-12.</summary>
internal static class ClientMutants
{
    internal static readonly PoetryMutant[] All =
    [
        new(
            "N-P-ONE-05", "Each chunk is made text by itself.", "P-ONE-05",
            new Edit(
                "PoetryProtocol",
                "_poem.Write(data); _silence.Restart();",
                "_poem.Write(System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(data))); _silence.Restart();")),
        new(
            "N-P-ONE-06", "An empty poem is a failure.", "P-ONE-06",
            new Edit(
                "PoetryProtocol",
                "else if (reason.Check<ConnectionDoneException>() is null) { _factory.PoemFailed(new Failure(Truncated(poem, reason)));",
                "else if (poem.Length == 0 || reason.Check<ConnectionDoneException>() is null) { _factory.PoemFailed(new Failure(Truncated(poem, reason)));")),
        new(
            "N-P-ONE-07", "A refused connection is not told.", "P-ONE-07",
            new Edit(
                "PoetryClientFactory",
                "public override void ClientConnectionFailed(IConnector connector, Failure reason) => PoemFailed(reason); internal void PoemFinished",
                "public override void ClientConnectionFailed(IConnector connector, Failure reason) { } internal void PoemFinished")),
        new(
            "N-P-ONE-08", "Half a poem is taken for the whole.", "P-ONE-08",
            new Edit(
                "PoetryProtocol",
                "else if (reason.Check<ConnectionDoneException>() is null) { _factory.PoemFailed(new Failure(Truncated(poem, reason)));",
                "else if (poem.Length < 0) { _factory.PoemFailed(new Failure(Truncated(poem, reason)));")),
        new(
            "N-P-ONE-09", "A poem that failed is not counted, and the run does not end.", "P-ONE-09",
            new Edit(
                "PoetryClientFactory",
                "run.Complain($\"Failed to connect to: {connector.Destination}\"); PoemDone(); } /// <summary>A protocol has its poem.</summary>",
                "run.Complain($\"Failed to connect to: {connector.Destination}\"); } /// <summary>A protocol has its poem.</summary>")),
        new(
            "N-P-ONE-10", "One byte too many is reported for a chunk.", "P-ONE-10",
            new Edit(
                "PoetryProtocol",
                "run.PrintChunk($\"Task {task}: got {data.Length} bytes",
                "run.PrintChunk($\"Task {task}: got {data.Length + 1} bytes")),
        new(
            "N-P-ONE-11", "A poem that is not UTF-8 crashes its client.", "P-ONE-11",
            new Edit(
                "PoetryProtocol",
                "if (_fellSilent) { _factory.PoemFailed(new Failure(Silent(poem)));",
                "_ = new System.Text.UTF8Encoding(false, true).GetCharCount(poem); if (_fellSilent) { _factory.PoemFailed(new Failure(Silent(poem)));")),
        new(
            "N-P-ONE-12", "A port may have a sign and blanks.", "P-ONE-12",
            new Edit(
                "PoemAddress",
                "int.TryParse(port, NumberStyles.None,",
                "int.TryParse(port, NumberStyles.Integer,")),
    ];
}
