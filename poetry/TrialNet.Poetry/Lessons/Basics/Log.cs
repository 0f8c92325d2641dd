using Microsoft.Extensions.Logging;
using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Logging;

namespace TrialNet.Poetry.Lessons.Basics;

/// <summary>
/// Messages, errors and observers. In .NET the three are <see cref="ILogger"/>, its level Error, and whoever is behind the logger;
/// LoggerSink takes what Deferreds and the reactor log to the same place.
/// </summary>
internal sealed class Log() : Lesson("log", 16, "messages, errors, and a failure that an errback logs")
{
    protected override void Run()
    {
        var log = new ObservedLogger();
        log.LogInformation("This will not be logged: nobody observes yet.");

        log.Observers.Add(line => Say($"{TimeProvider.System.GetLocalNow():yyyy-MM-dd HH:mm:ssK} [-] {line}"));
        log.LogInformation("Log opened.");
        log.LogInformation("This will be logged.");
        log.LogError("This will be logged as an error.");

        log.LogError("What an exception says is logged with its type and its place:");
        try
        {
            BadCallback(true);
        }
        catch (Exception error)
        {
            log.LogError(error, "Unhandled Error");
        }

        log.LogError("An errback may log the failure of its chain:");
        using (new Scope("a program that logs", log: new LoggerSink(log)).Enter())
        {
            var d = new Deferred<bool>();
            d.AddCallback(BadCallback).AddErrback(Deferred.LogError).AddErrback(_ => { });
            d.Callback(true);
        }

        log.LogInformation("End of example.");
    }

    private static bool BadCallback(bool result) => result ? throw new InvalidOperationException("there is nothing called 'xxx'") : result;
}
