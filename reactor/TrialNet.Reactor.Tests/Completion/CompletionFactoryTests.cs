using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Completion;
using TrialNet.Reactor.Readiness;

namespace TrialNet.Reactor.Tests.Completion;

/// <summary>Which engine a completion reactor gets.</summary>
public class CompletionFactoryTests
{
    private const string Why = "the moon is full";

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("", null, true)]
    [InlineData("ring", null, true)]
    [InlineData("Ring", null, true)]
    [InlineData("sockets", null, false)]
    [InlineData("SOCKETS", null, false)]
    [InlineData(null, Why, false)]
    [InlineData("sockets", Why, false)]
    public void The_variable_chooses_and_else_the_machine(string? text, string? why, bool isRing)
    {
        var factory = Create(text, why);
        Assert.Null(factory.WhyUnavailable);
        var reactor = factory.Create();
        Assert.Equal("completion", reactor.Name);
        Assert.IsType(isRing ? typeof(ReadinessReactor) : typeof(CompletionReactor), reactor);
        Assert.EndsWith(
            (isRing ? "by io_uring" : "by SocketAsyncEventArgs") + (!string.IsNullOrEmpty(text) ? ", as TRIALNET_COMPLETION says" : why is null ? "" : $", as {why}"),
            factory.Summary,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_ring_that_is_asked_for_and_cannot_be_had_is_an_error()
    {
        var factory = Create("ring", Why);
        Assert.Equal(Why, factory.WhyUnavailable);
        Assert.Contains(Why, Assert.Throws<PlatformNotSupportedException>(factory.Create).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nonsense_is_an_error_for_whoever_makes_a_reactor_and_told_to_whoever_asks()
    {
        var factory = Create("saea", null);
        Assert.Null(factory.WhyUnavailable);
        var message = Assert.Throws<FormatException>(factory.Create).Message;
        Assert.Equal("TRIALNET_COMPLETION is 'saea', and not ring or sockets.", message);
        Assert.Contains(message, factory.Summary, StringComparison.Ordinal);
    }

    private static IReactorFactory Create(string? text, string? why) =>
        new CompletionFactory(name => name == "TRIALNET_COMPLETION" ? text : "something else", () => why);
}
