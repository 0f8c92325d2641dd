using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>Rows, properties, fixtures and other people's reactors, as the command shows them.</summary>
public sealed class CommandDataTests : IDisposable
{
    private static readonly string Suite = BuiltProject.Assembly("TrialNet.Runner.Tests");

    private readonly TrialCommand _command = new();

    public void Dispose() => _command.Dispose();

    [Fact]
    public async Task Rows_are_tests_and_can_be_chosen_by_their_ids()
    {
        var all = await Run("Discovery.ArgumentsTests+Rows");
        var one = await Run("""Discovery.ArgumentsTests+Rows.TestText("a \"quoted\" \\ line\n")""");

        all.MustExitWith(0);
        Assert.Contains("Ran 10 tests in ", all.Output, StringComparison.Ordinal);
        one.MustExitWith(0);
        Assert.Contains("""TestText("a \"quoted\" \\ line\n") ... """, one.Output, StringComparison.Ordinal);
        Assert.Contains("Ran 1 tests in ", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_do_not_fit_are_errors_and_the_others_run()
    {
        var result = await Run("Discovery.ArgumentsTests+WrongRows");

        result.MustExitWith(2);
        Assert.Contains("Cannot be loaded: 1 argument for 2 parameters (Int32 number, String text).", result.Output, StringComparison.Ordinal);
        Assert.Contains("WrongRows.Throwing threw System.InvalidOperationException: after one (in ", result.Output, StringComparison.Ordinal);
        Assert.Contains("FAILED (errors=14, successes=1)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_property_tells_its_counterexample_and_replay()
    {
        var result = await Run("Properties.PropertyTests+Broken.LaterAssertion");

        result.MustExitWith(2);
        Assert.Contains("The property does not hold for LaterAssertion(number: 10)", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"To repeat this case alone: \[Property\(Replay = ""\d+,\d+,\d+""\)\], or TRIALNET_REPLAY=\d+,\d+,\d+", result.Output);
    }

    [Fact]
    public async Task A_fixture_that_fails_is_told_once_for_all_of_its_tests()
    {
        var result = await Run("Fixtures.FixtureTests+UsesThrowing");

        result.MustExitWith(2);
        Assert.Contains(
            "In SetUp: System.InvalidOperationException: the fixture FixtureTests+Throwing could not be set up: no server", result.Output, StringComparison.Ordinal);
        Assert.Contains("FAILED (errors=2)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybodys_reactor_gives_a_verdict_of_its_own()
    {
        var result = await Run("Workers.ReactorFinderTests+OnOwn", $"--reactor=select,{Suite}::ReactorFinderTests.OwnReactors");

        result.MustExitWith(0);
        Assert.Contains($"{Suite}::ReactorFinderTests.OwnReactors", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reactor_that_is_not_there_is_a_mistake_in_one_line()
    {
        var result = await Run("Workers.ReactorFinderTests+OnOwn", $"--reactor={Suite}::NoReactorOfThisName");

        result.MustExitWith(5);
        Assert.Equal($"trial: there is no type 'NoReactorOfThisName' in '{Suite}', so it cannot be the reactor\n", result.Error);
    }

    [Theory]
    [InlineData("NoReactor", "is neither an IReactorFactory nor an IReactor: name a class that is one of them.")]
    [InlineData("AbstractReactors", "is abstract: name a class that can be made.")]
    [InlineData("Unmakeable", "has no public constructor without parameters: give it one, or name an IReactorFactory that makes it.")]
    [InlineData("ThrowingReactors", "cannot be made: its constructor threw System.InvalidOperationException: no water in the pond")]
    public async Task A_type_that_is_no_reactor_is_a_mistake_in_one_line_before_anything_runs(string type, string reason)
    {
        var result = await Run("Workers.ReactorFinderTests+OnOwn", $"--reactor=select,{Suite}::ReactorFinderTests.{type}");

        result.MustExitWith(5);
        Assert.Equal("", result.Output);
        Assert.Equal($"trial: the reactor cannot be used: ReactorFinderTests.{type} in {Suite} {reason}\n", result.Error);
    }

    [Fact]
    public async Task A_reactor_that_cannot_run_here_or_whose_file_is_no_assembly_is_a_mistake_in_one_line()
    {
        var dry = await Run("Workers.ReactorFinderTests+OnOwn", $"--reactor={Suite}::ReactorFinderTests.DryReactors");
        var text = Path.Combine(_command.Folder, "text.dll");
        await File.WriteAllTextAsync(text, "no assembly");
        var none = await Run("Workers.ReactorFinderTests+OnOwn", $"--reactor={text}::Pond");

        Assert.Equal(
            $"trial: the reactor cannot be used: The reactor '{Suite}::ReactorFinderTests.DryReactors' does not run here: the pond is dry.\n",
            dry.MustExitWith(5).Error);
        Assert.Equal($"trial: there is no type 'Pond' in '{text}', so it cannot be the reactor\n", none.MustExitWith(5).Error);
    }

    [Fact]
    public async Task Files_of_tests_that_failed_are_kept()
    {
        (await Run("Execution.RunSessionTests+FailingFiles")).MustExitWith(2);

        var note = Assert.Single(Directory.GetFiles(Path.Combine(_command.Folder, "_trial_temp"), "note", SearchOption.AllDirectories));
        Assert.Equal("kept", await File.ReadAllTextAsync(note));
    }

    private Task<ProcessResult> Run(string name, params string[] options) =>
        _command.Run([.. options, "--color=never", $"{Suite}::TrialNet.Runner.Tests.{name}"]);
}
