using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Reactor.Logging;

namespace TrialNet.Reactor.Tests.Logging;

/// <summary>What is logged through a logger, in a scope's log.</summary>
public class ScopeLoggerTests : ILogSink
{
    private readonly List<(string Text, Exception? Error)> _entries = [];
    private readonly ILogger _logger;

    public ScopeLoggerTests()
    {
        using var factory = new ScopeLoggerFactory(new Scope("the test", null, this));
        _logger = factory.CreateLogger("Poems");
    }

    void ILogSink.Message(string text) => _entries.Add((text, null));

    void ILogSink.Error(Failure failure, string context) => _entries.Add((context, failure.Value));

    [Fact]
    public void Levels_become_errors_and_messages()
    {
        var error = new FormatException("no");
        _logger.LogDebug("left out");
        _logger.LogInformation("Reading {Line}", 3);
        _logger.LogWarning("The pen is old");
        _logger.LogError(error, "While reading");

        Assert.Equal([("Poems: Reading 3", null), ("Poems: The pen is old", null), ("Poems: While reading", error)], _entries);
    }

    [Fact]
    public void An_error_without_exception_gets_one()
    {
        _logger.LogCritical("no ink");

        var (text, error) = Assert.Single(_entries);
        Assert.Equal(("Poems", "no ink"), (text, Assert.IsType<LoggedErrorException>(error).Message));
    }

    [Fact]
    public void The_current_scope_is_the_one_that_is_meant()
    {
        using (new Scope("current", null, this).Enter())
        {
            new ScopeLoggerFactory().CreateLogger("Pens").LogInformation("here");
        }

        Assert.Equal([("Pens: here", null)], _entries);
    }

    [Fact]
    public void Other_providers_belong_to_other_factories() =>
        Assert.Throws<NotSupportedException>(() => new ScopeLoggerFactory().AddProvider(new ScopeLoggerFactory()));
}
