using System.Globalization;

namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>Runs a program on a subject and keeps a trace of everything that can be seen.</summary>
internal sealed class ProgramRun
{
    private readonly IProgramSubject _subject;
    private readonly List<object> _deferreds = [];
    private readonly List<object> _all = [];
    private readonly List<string> _trace = [];
    private int _nextPair;

    private ProgramRun(IProgramSubject subject, int deferreds)
    {
        _subject = subject;
        for (var i = 0; i < deferreds; i++)
        {
            _deferreds.Add(subject.Create(Canceller(i)));
        }

        _all.AddRange(_deferreds);
    }

    internal static string Trace(IProgramSubject subject, int deferreds, IEnumerable<Operation> program)
    {
        var run = new ProgramRun(subject, deferreds);
        foreach (var operation in program)
        {
            run._trace.Add($"> {operation}");
            run.Do(operation);
        }

        run._trace.Add($"unhandled: {string.Join(", ", subject.Unhandled(run._all).Select(name => name ?? "-"))}");
        return string.Join("\n", run._trace);
    }

    /// <summary>None, one that does nothing, or one that fires; by the Deferred's number.</summary>
    private Action<object>? Canceller(int number)
    {
        void Fire(object self)
        {
            _trace.Add($"canceller {number} fires");
            _subject.Callback(self, "from the canceller");
        }

        void Note(object self) => _trace.Add($"canceller {number}");

        return (number % 3) switch { 0 => null, 1 => Note, _ => Fire };
    }

    private void Do(Operation operation)
    {
        var target = _deferreds[operation.Target];
        try
        {
            switch (operation.Verb)
            {
                case Verb.AddCallback:
                    _subject.Add(target, Pair("value", operation), null);
                    break;
                case Verb.AddErrback:
                    _subject.Add(target, null, Pair("failure", operation));
                    break;
                case Verb.AddBoth:
                    var number = _nextPair++;
                    _subject.Add(target, Pair("value", operation, number), Pair("failure", operation, number));
                    break;
                case Verb.Callback:
                    _subject.Callback(target, "fired");
                    break;
                case Verb.Errback:
                    _subject.Errback(target, "Failed");
                    break;
                case Verb.Pause:
                    _subject.Pause(target);
                    break;
                case Verb.Unpause:
                    _subject.Unpause(target);
                    break;
                case Verb.Cancel:
                    _subject.Cancel(target);
                    break;
                case Verb.Start:
                    var body = _subject.Start(new Body(this, operation, _nextPair++));
                    _deferreds[operation.Target] = body;
                    _all.Add(body);
                    break;
                case Verb.Chain:
                    _subject.Chain(target, _deferreds[operation.Other]);
                    break;
            }
        }
        catch (ModelException error)
        {
            _trace.Add($"refused: {error.Message}");
        }
    }

    private Func<string, object?> Pair(string side, Operation operation, int? given = null)
    {
        var number = given ?? _nextPair++;
        return argument =>
        {
            _trace.Add(string.Create(CultureInfo.InvariantCulture, $"[pair {number} of {operation.Target} {side} {argument}"));
            foreach (var inner in operation.Inside ?? [])
            {
                Do(inner);
            }

            _trace.Add($"pair {number}]");
            return End(operation, number);
        };
    }

    private object? End(Operation operation, int number) => operation.Ending switch
    {
        Ending.Null => null,
        Ending.Throw => throw new ModelException($"Thrown{number}"),
        Ending.Inner => _deferreds[operation.Other],
        _ => $"v{number}",
    };

    private sealed class Body(ProgramRun run, Operation operation, int number) : IScript
    {
        private readonly Queue<Operation> _steps = new(operation.Inside ?? []);

        public object? Next()
        {
            while (_steps.TryDequeue(out var step))
            {
                run._trace.Add($"body {number}: {step}");
                if (step.Verb == Verb.Await)
                {
                    return run._deferreds[step.Target];
                }

                run.Do(step);
            }

            return null;
        }

        public void Got(string side, string argument) => run._trace.Add($"body {number} got {side} {argument}");

        public object? End()
        {
            run._trace.Add($"body {number} ends");
            return run.End(operation, number);
        }
    }
}
