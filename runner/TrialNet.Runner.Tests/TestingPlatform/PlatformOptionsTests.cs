using TrialNet.TestingPlatform.Requests;

namespace TrialNet.Runner.Tests.TestingPlatform;

public sealed class PlatformOptionsTests
{
    private readonly PlatformOptions _options = new([new NoReactor("select"), new NoReactor("epoll", "this is not Linux")]);

    [Theory]
    [InlineData("reactor", "select")]
    [InlineData("reactor", "SELECT")]
    [InlineData("random", "0")]
    [InlineData("random", "2147483647")]
    [InlineData("test-timeout", "0.25")]
    [InlineData("threads", "4")]
    [InlineData("shard", "2/5")]
    [InlineData("schedules", "200")]
    [InlineData("seed", "-3")]
    [InlineData("network", "Hostile")]
    [InlineData("decisions", "calm")]
    [InlineData("decisions", "3:1,17:402")]
    public async Task Sensible_arguments_are_taken(string option, string argument) => Assert.Null(await WhyNot(option, argument));

    [Fact]
    public async Task A_seed_may_be_left_out() => Assert.Null(await WhyNot("random"));

    [Theory]
    [InlineData("reactor", "uring", "there is no reactor 'uring': choose one of select, epoll")]
    [InlineData("reactor", "epoll", "the reactor 'epoll' cannot run here: this is not Linux")]
    [InlineData("reactor", "select,epoll", "one reactor at a time, not 'select,epoll': the trial command runs the tests on several")]
    [InlineData("reactor", "all", "one reactor at a time, not 'all': the trial command runs the tests on several")]
    [InlineData("random", "-1", "a seed is a whole number from 0 to 2147483647, not '-1'")]
    [InlineData("random", "x", "a seed is a whole number from 0 to 2147483647, not 'x'")]
    [InlineData("test-timeout", "0", "a time is a number of seconds greater than 0, not '0'")]
    [InlineData("test-timeout", "1,5", "a time is a number of seconds greater than 0, not '1,5'")]
    [InlineData("test-timeout", "soon", "a time is a number of seconds greater than 0, not 'soon'")]
    [InlineData("reactor", "a.dll::Pond", "a reactor by its name, not 'a.dll::Pond': the trial command runs the tests on somebody else's")]
    [InlineData("threads", "0", "a number of threads is a whole number from 1 on, not '0'")]
    [InlineData("threads", "many", "a number of threads is a whole number from 1 on, not 'many'")]
    [InlineData("schedules", "-1", "a number of schedules is a whole number from 1 on, not '-1'")]
    [InlineData("shard", "4/3", "a part and their number are written like 1/3, not '4/3'")]
    [InlineData("seed", "x", "the seed of a simulation is a whole number, not 'x'")]
    [InlineData("network", "lann", "there is no network 'lann': choose one of lan, slow, choppy, hostile")]
    [InlineData("decisions", "some", "decisions are what a failure printed, such as 3:1,17:402, or calm, not 'some'")]
    [InlineData("isolate", "test", "here all tests share one process: the trial command gives each, or each class, one of its own")]
    [InlineData("jobs", "2", "here all tests share one process: the trial command runs several, and --threads several tests at once in this one")]
    [InlineData("memory", "64", "the limit of a process is set when it is started: the trial command does that, or DOTNET_GCHeapHardLimit")]
    [InlineData("shard-by", "time", "parts of equal time need the times of earlier runs, which the trial command records; --shard divides by name")]
    public async Task Others_are_refused_with_the_reason(string option, string argument, string expected) =>
        Assert.Equal(expected, await WhyNot(option, argument));

    private async Task<string?> WhyNot(string option, params string[] arguments)
    {
        var declared = _options.GetCommandLineOptions().Single(candidate => candidate.Name == option);
        return (await _options.ValidateOptionArgumentsAsync(declared, arguments)).ErrorMessage;
    }
}
