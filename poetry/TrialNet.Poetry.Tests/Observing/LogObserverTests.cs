using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Poetry.Observing;

namespace TrialNet.Poetry.Tests.Observing;

/// <summary>The roles of the series' part 16: messages, errors, and those who observe them.</summary>
public sealed class LogObserverTests : TestCase
{
    /// <summary>Everybody hears of everything, whatever another one throws; who was taken away hears nothing.</summary>
    public void TestObservers()
    {
        var (one, two) = (new StringWriter(), new StringWriter());
        var log = new LogObservers();
        var gone = new TextLog(two, Reactor.TimeProvider);
        AssertFalse(log.IsEnabled(LogLevel.Error));
        log.Add(new BrokenObserver());
        log.Add(new TextLog(one, Reactor.TimeProvider, LogLevel.Warning));
        log.Add(gone);

        log.LogInformation("A {Word}.", "message");
        AssertTrue(log.Remove(gone));
        AssertFalse(log.Remove(gone));
        log.LogError(new TimeZoneNotFoundException("nowhere\nnever"), "An error.");

        AssertMatches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d \[error\] An error\. TimeZoneNotFoundException: nowhere never\r?\n$", one.ToString());
        AssertMatches(@"^\S+ \S+ \[info\] A message\.\r?\n$", two.ToString());
    }

    /// <summary>What library code writes to its scope's log reaches the observers too.</summary>
    public void TestScopeLog()
    {
        var text = new StringWriter();
        var scope = new Scope("server", log: new ScopeLog(new TextLog(text, Reactor.TimeProvider)));

        scope.LogMessage("A message with {braces}");
        scope.LogError(new Failure(new TimeZoneNotFoundException("nowhere")), "In a callback");

        AssertMatches(
            @"^\S+ \S+ \[info\] A message with \{braces\}\r?\n\S+ \S+ \[error\] In a callback\. TimeZoneNotFoundException: nowhere\r?\n$", text.ToString());
    }

    private sealed class BrokenObserver : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException();
    }
}
