using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

public sealed class CommandHelpTests : IDisposable
{
    private readonly TrialCommand _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public async Task Help_lists_the_options() => await Snapshots.Verify((await _trial.Run("--help")).MustExitWith(0).Output);

    [Fact]
    public async Task Help_reporters_lists_what_there_is()
    {
        var text = (await _trial.Run("--help-reporters")).MustExitWith(0).Output;
        Assert.Equal(["tree", "dots", "verbose", "timing", "summary", "junit", "jsonl"], FirstWords(text));
    }

    [Fact]
    public async Task Help_orders_lists_what_there_is()
    {
        var text = (await _trial.Run("--help-orders")).MustExitWith(0).Output;
        Assert.Equal(["id", "source", "random"], FirstWords(text));
    }

    [Fact]
    public async Task Help_reactors_tells_the_default_and_why_others_cannot_run()
    {
        var text = (await _trial.Run("--help-reactors")).MustExitWith(0).Output;
        Assert.Equal(TrialNet.Reactor.Reactors.All.Select(reactor => reactor.Name), FirstWords(text));
        Assert.Single(text.Split('\n'), line => line.EndsWith("(default)", StringComparison.Ordinal));
        Assert.Equal(
            TrialNet.Reactor.Reactors.All.Count(reactor => reactor.WhyUnavailable is not null),
            text.Split('\n').Count(line => line.Contains("(not available here: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Version_names_the_runtime() =>
        Assert.Matches(@"^trial \d+\.\d+\.\d+ \(\.NET \d+\.\d+\.\d+\)\n$", (await _trial.Run("--version")).MustExitWith(0).Output);

    private static IEnumerable<string> FirstWords(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]);
}
