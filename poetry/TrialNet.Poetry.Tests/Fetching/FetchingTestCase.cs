using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Fetching;

namespace TrialNet.Poetry.Tests.Fetching;

/// <summary>Runs sessions in the test's own reactor, with streams in memory.</summary>
public abstract class FetchingTestCase : PoetryTestCase
{
    private protected MemoryStream Output { get; } = new();

    private protected StringWriter Error { get; } = new() { NewLine = "\n" };

    private protected RecordingReport Report { get; } = new();

    private protected GetConsole MakeConsole() => new(Output, Error);

    private protected static GetOptions Options(params int[] ports) => new([.. ports.Select(static port => new PoemRequest(new PoemAddress(Host, port)))]);

    /// <summary>Makes a session whose poems go to <see cref="Output"/>.</summary>
    private protected GetSession Session(GetOptions options, IPoemOutput? output = null, params GetReport[] more) =>
        new(Reactor, options, output ?? new StandardOutput(MakeConsole()), [Report, .. more], static () => 0);

    private protected Deferred<GetSummary> Run(GetOptions options) => Session(options).Run();

    /// <summary>What is printed of these poems, in this order.</summary>
    private protected static byte[] Printed(params byte[][] poems) => [.. poems.SelectMany(static poem => poem.Append((byte)'\n'))];
}
