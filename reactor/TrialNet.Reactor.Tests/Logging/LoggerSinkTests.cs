using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Reactor.Logging;

namespace TrialNet.Reactor.Tests.Logging;

/// <summary>What a scope logs, in a logger.</summary>
public class LoggerSinkTests
{
    private readonly RecordingLogger _logger = new();

    [Fact]
    public void Messages_are_information()
    {
        new Scope("the test", null, new LoggerSink(_logger)).LogMessage("Starting {factory}");
        Assert.Equal([(LogLevel.Information, "Starting {factory}", null)], _logger.Entries);
    }

    [Fact]
    public void D_12_06_Errors_have_their_exception_and_what_was_being_done()
    {
        var error = new FormatException("no");
        new Scope("the test", null, new LoggerSink(_logger)).LogError(new Failure(error), "In a timer");
        Assert.Equal([(LogLevel.Error, "In a timer", error)], _logger.Entries);
    }

    [Fact]
    public void There_must_be_a_logger() => Assert.Throws<ArgumentNullException>(() => new LoggerSink(null!));

    private sealed class RecordingLogger : ILogger
    {
        internal List<(LogLevel Level, string Text, Exception? Error)> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Add((logLevel, formatter(state, exception), exception));
    }
}
