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
    public async Task Others_are_refused_with_the_reason(string option, string argument, string expected) =>
        Assert.Equal(expected, await WhyNot(option, argument));

    private async Task<string?> WhyNot(string option, params string[] arguments)
    {
        var declared = _options.GetCommandLineOptions().Single(candidate => candidate.Name == option);
        return (await _options.ValidateOptionArgumentsAsync(declared, arguments)).ErrorMessage;
    }
}
