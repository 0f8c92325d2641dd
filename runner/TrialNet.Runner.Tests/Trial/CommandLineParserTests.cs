using TrialNet.Runner.Planning;
using TrialNet.Trial;
using TrialNet.Trial.CommandLine;

namespace TrialNet.Runner.Tests.Trial;

public sealed class CommandLineParserTests
{
    [Fact]
    public void Nothing_means_the_defaults()
    {
        var options = CommandLineParser.Parse([]);
        Assert.Empty(options.Targets);
        Assert.Empty(options.Reactors);
        Assert.Null(options.Order);
        Assert.Equal("Debug", options.Configuration);
        Assert.Equal(Request.Run, options.Request);
    }

    [Fact]
    public void Every_option_arrives()
    {
        var options = CommandLineParser.Parse(
        [
            "--reactor", "epoll,select", "-r=poll", "--random=7", "-u", "--max=3", "-x=2", "--timeout", "0.5", "--reporter", "dots",
            "--reporter=verbose=log.txt", "--temp-directory=tmp", "--color", "never", "--no-build", "-c", "Release", "-j", "3", "--list=json", "proj",
        ]);
        Assert.Equal(["epoll", "select", "poll"], options.Reactors);
        Assert.Equal(TestOrder.Random, options.Order);
        Assert.Equal(7, options.Seed);
        Assert.True(options.UntilFailure);
        Assert.Equal(3, options.MaxPasses);
        Assert.Equal(2, options.ExitFirst);
        Assert.Equal(TimeSpan.FromSeconds(0.5), options.Timeout);
        Assert.Equal([("dots", null), ("verbose", "log.txt")], options.Reporters.Select(reporter => (reporter.Kind.Name, reporter.File)));
        Assert.Equal("tmp", options.TempDirectory);
        Assert.Equal(ColorMode.Never, options.Color);
        Assert.True(options.NoBuild);
        Assert.Equal("Release", options.Configuration);
        Assert.Equal(3, options.Jobs);
        Assert.Equal(Request.ListJson, options.Request);
        Assert.Equal("proj", Assert.Single(options.Targets).Path);
    }

    [Fact]
    public void Options_of_past_and_repeated_runs_arrive()
    {
        var options = CommandLineParser.Parse(["--last-failed", "--failed-first", "--slow-first", "--repeat", "4", "--retry=2", "--durations=10", "proj", "tag:slow"]);
        Assert.True(options.LastFailed && options.FailedFirst && options.SlowFirst);
        Assert.Equal((4, 2, 10), (options.Repeat, options.Retries, options.Durations));
        Assert.Equal("tag:slow", Assert.Single(Assert.Single(options.Targets).Names).Text);
    }

    [Fact]
    public void As_many_jobs_as_processors() => Assert.Equal(Environment.ProcessorCount, CommandLineParser.Parse(["--jobs=auto"]).Jobs);

    [Theory]
    [InlineData("-z")]
    [InlineData("-x")]
    [InlineData("--list")]
    public void An_optional_value_is_never_taken_from_the_next_argument(string option)
    {
        var options = CommandLineParser.Parse([option, "proj::A"]);
        Assert.Equal("proj", Assert.Single(options.Targets).Path);
        Assert.Null(options.Seed);
    }

    [Fact]
    public void Two_dashes_end_the_options() => Assert.Equal("--list", Assert.Single(CommandLineParser.Parse(["--", "--list"]).Targets).Path);

    [Theory]
    [InlineData("A|!B", "proj::A", "!B")]
    [InlineData("!B|A", "!B", "proj", "::A")]
    [InlineData("A|!B|!C", "proj::A,!B", "!C")]
    [InlineData("A|B", "proj::A", "proj::B")] // one target, two names
    [InlineData("A|B", "proj::A", "./proj::B")]
    [InlineData("", "proj::A", "proj")] // all of it, and a part again
    [InlineData("!C", "proj", "proj::A,!C")]
    public void Names_belong_to_their_target(string names, params string[] arguments)
    {
        var target = Assert.Single(CommandLineParser.Parse(arguments).Targets);
        Assert.Equal(names, string.Join('|', target.Names.Select(name => (name.Excludes ? "!" : "") + name.Text)));
    }

    [Fact]
    public void A_number_may_stand_right_behind_a_letter()
    {
        var options = CommandLineParser.Parse(["-j2", "-x3", "-z42", "proj"]);

        Assert.Equal((2, 3, 42, "proj"), (options.Jobs, options.ExitFirst, options.Seed, Assert.Single(options.Targets).Path));
    }

    [Fact]
    public void Several_targets_keep_their_order() =>
        Assert.Equal(["b", "a"], CommandLineParser.Parse(["b", "a::X", "b::Y"]).Targets.Select(target => target.Path));

    [Theory]
    [InlineData("unknown option '--randm'; did you mean '--random'?", "--randm=5")]
    [InlineData("unknown option '-random'; did you mean '--random'?", "-random")]
    [InlineData("unknown option '-u2'; 'trial --help' lists the options", "-u2")]
    [InlineData("unknown option '-q'; 'trial --help' lists the options", "-q")]
    [InlineData("'5' after '--random' would be a target; a value is written --random=5", "--random", "5", "proj")]
    [InlineData("'3' after '-x' would be a target; a value is written -x=3", "-x", "3")]
    [InlineData("option '--random' needs a whole number from 0 to 2147483647, but was given '-1'", "--random=-1")]
    [InlineData("option '--exitfirst' needs a whole number from 1 to 2147483647, but was given '0'", "-x=0")]
    [InlineData("option '--jobs' needs a whole number from 1 to 2147483647, but was given 'none'", "-j", "none")]
    [InlineData("option '--exitfirst=' needs N after '=', or no '='", "--exitfirst=")]
    [InlineData("option '--max' needs a whole number from 1 to 2147483647, but was given 'many'", "-u", "--max", "many")]
    [InlineData("--max says after how many passes --until-failure stops: it goes with --until-failure only", "--max=3")]
    [InlineData("option '--timeout' needs seconds, such as 2 or 0.5, up to 1,000,000, but was given '0'", "--timeout=0")]
    [InlineData("option '--timeout' needs seconds, such as 2 or 0.5, up to 1,000,000, but was given '2s'", "--timeout", "2s")]
    [InlineData("option '--timeout' needs a value: --timeout SECONDS", "--timeout", "--list")]
    [InlineData("option '--timeout' needs a value: --timeout SECONDS", "--timeout")]
    [InlineData("option '--no-build' takes no value, but was given 'yes'", "--no-build=yes")]
    [InlineData("option '--list' knows no format 'xml': write --list, or --list=json", "--list=xml")]
    [InlineData("option '--color' is auto, always or never, but was given 'red'", "--color=red")]
    [InlineData("unknown reporter 'tre'; nearest: 'tree'; there are: tree, dots, verbose, timing, summary, junit, jsonl", "--reporter", "tre")]
    [InlineData("reporter 'dots=' needs the name of a file after '=', or no '='", "--reporter", "dots=")]
    [InlineData("the reporters tree and dots would all write to the terminal; give all but one a file: --reporter NAME=FILE", "--reporter=tree", "--reporter=dots")]
    [InlineData("the reporters tree and dots would all write to 'a.txt'", "--reporter=tree=a.txt", "--reporter=dots=./a.txt")]
    [InlineData("unknown order 'radom'; nearest: 'random'; there are: id, source, random", "--order=radom")]
    [InlineData("the orders 'source' and 'random' exclude each other", "--order=source", "-z")]
    [InlineData("--slow-first and the order 'random' exclude each other", "--slow-first", "-z")]
    [InlineData("--repeat and --until-failure exclude each other: --max says after how many passes the latter stops", "--repeat=2", "-u")]
    [InlineData("option '--retry' needs a whole number from 1 to 2147483647, but was given '0'", "--retry", "0")]
    [InlineData("'!A' names no target: it goes with a single one, and there are 2; write TARGET::NAME", "a", "b", "!A")]
    [InlineData("'a::' names no test: write TARGET::NAME, TARGET::!NAME, or TARGET alone for all of it", "a::")]
    public void Mistakes_are_told_in_one_line(string message, params string[] arguments)
    {
        var mistake = Assert.Throws<TrialException>(() => CommandLineParser.Parse(arguments));
        Assert.Equal(message, mistake.Message);
        Assert.Equal(ExitCode.BadCommandLine, mistake.Code);
    }
}
