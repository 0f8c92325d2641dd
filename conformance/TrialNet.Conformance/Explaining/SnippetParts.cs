using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Explaining;

/// <summary>The functions and classes at the end of a snippet, those that it needs.</summary>
internal sealed class SnippetParts(SnippetPlan plan, SnippetLines lines, SnippetLines body)
{
    private const string ClockText = """
        /// <summary>A clock that stands still until it is told to go on.</summary>
        sealed class Clock : TimeProvider
        {
            private readonly List<Timer> _timers = [];
            private TimeSpan _now;

            public int Pending => _timers.Count;

            public override long TimestampFrequency => TimeSpan.TicksPerSecond;

            public override long GetTimestamp() => _now.Ticks;

            public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
            {
                var timer = new Timer(this, () => callback(state));
                timer.Change(dueTime, period);
                return timer;
            }

            public void Advance(TimeSpan time)
            {
                _now += time;
                while (_timers.Where(timer => timer.Due <= _now).MinBy(timer => timer.Due) is { } due)
                {
                    due.Dispose();
                    due.Call();
                }
            }

            private sealed class Timer(Clock clock, Action call) : ITimer
            {
                public TimeSpan Due { get; private set; }

                public Action Call => call;

                public bool Change(TimeSpan dueTime, TimeSpan period)
                {
                    Dispose();
                    if (dueTime != Timeout.InfiniteTimeSpan)
                    {
                        Due = clock._now + dueTime;
                        clock._timers.Add(this);
                    }

                    return true;
                }

                public void Dispose() => clock._timers.Remove(this);

                public ValueTask DisposeAsync()
                {
                    Dispose();
                    return default;
                }
            }
        }
        """;

    private const string LogText = """
        sealed class Log : ILogSink
        {
            public List<Exception> Errors { get; } = [];

            public void Message(string text)
            {
            }

            public void Error(Failure failure, string context) => Errors.Add(failure.Value);
        }
        """;

    private const string RefusedText = """
        static void Refused(Action act)
        {
            try
            {
                act();
            }
            catch (Exception error)
            {
                Console.WriteLine($"refused {Name.Of(error)}");
            }
        }
        """;

    private const string UnhandledText = """
        void Unhandled() => Console.WriteLine($"unhandled {Name.OfAll(scope.TakeUnhandledFailures().Select(one => one.Failure.Value)
            .OrderBy(Name.Of, StringComparer.Ordinal))}");
        """;

    private const string BrokenText = """
        /// <summary>A value that nobody may look into.</summary>
        sealed class Broken
        {
            public override bool Equals(object? other) => throw new NotSupportedException();

            public override int GetHashCode() => throw new NotSupportedException();

            public override string ToString() => throw new NotSupportedException();
        }
        """;

    private const string UnreadableText = """
        /// <summary>An exception whose own texts throw.</summary>
        sealed class Unreadable : Exception
        {
            public override string Message => throw new NotSupportedException();

            public override string? StackTrace => throw new NotSupportedException();

            public override string ToString() => throw new NotSupportedException();
        }
        """;

    internal void Write()
    {
        var refuses = body.Speaks("Refused");
        Add(refuses, RefusedText);
        Add(plan.ShowsLedger, UnhandledText);
        WriteNames(body.Speaks("outcome") || Has(Verb.List), refuses || plan.NeedsScope || body.Speaks("failure") || body.Speaks("error"));
        Add(plan.UsesClock || body.Speaks("clock"), ClockText);
        Add(plan.ShowsLog, LogText);
        Add(body.Speaks("Broken") || Uses("broken"), BrokenText);
        Add(body.Speaks("Unreadable") || Uses("unreadable"), UnreadableText);
    }

    private void Add(bool isNeeded, string text)
    {
        if (!isNeeded)
        {
            return;
        }

        lines.Add(string.Empty);
        foreach (var line in text.Split('\n'))
        {
            lines.Add(line.TrimEnd('\r'));
        }
    }

    /// <summary>Whether a hostile value or exception is written anywhere in the program.</summary>
    private bool Uses(string name) => plan.Operations.Any(operation =>
        operation.Value == name || operation.OnValue?.Ending.Value == name || operation.OnFailure?.Ending.Value == name);

    private bool Sees(string name) => plan.Rehearsal.Trace.Events.Any(seen => seen.Text.Contains(name, StringComparison.Ordinal));

    private bool Has(params Verb[] verbs) => plan.Operations.Any(operation => verbs.Contains(operation.Verb));

    private void WriteNames(bool hasOutcomes, bool hasErrors)
    {
        var names = new SnippetLines();
        names.Add("static class Name");
        names.Open();
        WriteSwitch(names, "object? value", "value", ValueArms(), "value?.ToString() ?? \"null\"");
        if (hasOutcomes || hasErrors || Has(Verb.Gather, Verb.Race))
        {
            WriteSwitch(names, "Exception error", "error", ErrorArms(), "error.Message");
        }

        if (hasOutcomes)
        {
            AddMember(
                names,
                "public static string Of(Outcome<object?> outcome) =>",
                "    outcome.IsFailure ? Of(outcome.Failure.Value) : Of(outcome.Value);");
            AddMember(
                names,
                "public static string OfEither(Outcome<object?> outcome) =>",
                "    (outcome.IsFailure ? \"!\" : \"\") + Of(outcome);");
        }

        if (plan.NeedsScope)
        {
            AddMember(
                names,
                "public static string OfAll(IEnumerable<Exception> errors) =>",
                "    errors.Any() ? string.Join(\", \", errors.Select(Of)) : \"none\";");
        }

        WriteLists(names);
        if (body.Speaks("OfState"))
        {
            AddMember(
                names,
                "public static string OfState(Deferred deferred) =>",
                "    deferred.ToString().Contains(\"waiting on\") ? \"waiting\"",
                "    : deferred.ToString().Contains(\"not fired\") ? \"not fired\"",
                "    : \"holding a result\";");
        }

        names.Close();
        if (body.Speaks("Name") || hasErrors)
        {
            lines.Add(string.Empty);
            lines.Add(names);
        }
    }

    private void WriteLists(SnippetLines names)
    {
        if (Has(Verb.List))
        {
            AddMember(
                names,
                "public static string Of(DeferredListResult<object?> all) =>",
                "    all.First is { } first ? Of(first) : $\"[{string.Join(' ', all.Select(OfEither))}]\";");
        }

        if (Has(Verb.Gather))
        {
            AddMember(names, "public static string Of(IReadOnlyList<object?> all) => $\"({string.Join(' ', all.Select(Of))})\";");
        }

        if (Has(Verb.List, Verb.Race))
        {
            AddMember(names, "public static string Of((int Index, object? Value) first) => $\"{Of(first.Value)}@{first.Index}\";");
        }
    }

    private static void AddMember(SnippetLines names, params ReadOnlySpan<string> member)
    {
        names.Add(string.Empty);
        foreach (var line in member)
        {
            names.Add(line);
        }
    }

    private IEnumerable<string> ValueArms()
    {
        (string Name, string Pattern)[] arms =
        [
            ("broken", "Broken"), ("empty", "\"\""), ("false", "false"), ("zero", "0"), ("nan", "double.NaN"),
            ("list", "List<object?>"), ("exception", "InvalidOperationException"), ("function", "Func<object?>"), ("task", "Task"),
            ("type", "Type"),
        ];
        return arms.Where(arm => Uses(arm.Name)).Select(arm => $"{arm.Pattern} => \"{arm.Name}\",");
    }

    private IEnumerable<string> ErrorArms()
    {
        (bool IsNeeded, string Arm)[] arms =
        [
            (Uses("unreadable"), "Unreadable => \"unreadable\","),
            (Sees("Cancelled") || Has(Verb.Cancel), "CancelledException => \"Cancelled\","),
            (Uses("cancelled"), "OperationCanceledException => \"cancelled\","),
            (Uses("interrupted"), "ThreadInterruptedException => \"interrupted\","),
            (Uses("timeout"), "TimeoutException { Message: \"not ours\" } => \"timeout\","),
            (Sees("TimedOut"), "TimeoutException => \"TimedOut\","),
            (Sees("FirstError"), "FirstErrorException first => $\"FirstError({first.Index} !{Of(first.Failure.Value)})\","),
            (Sees("FailureGroup"),
                "FailureGroupException all => $\"FailureGroup({string.Join(' ', all.Failures.Select(one => \"!\" + Of(one.Value)))})\","),
            (Uses("aggregate"), "AggregateException => \"aggregate\","),
            (Sees("AlreadyCalled"), "AlreadyCalledException => \"AlreadyCalled\","),
            (Sees("CircularChain"), "CircularChainException => \"CircularChain\","),
            (Sees("QueueOverflow"), "QueueOverflowException => \"QueueOverflow\","),
            (Sees("QueueUnderflow"), "QueueUnderflowException => \"QueueUnderflow\","),
            (Sees("BadArgument"), "ArgumentException => \"BadArgument\","),
            (Sees("NotHeld"), "InvalidOperationException => \"NotHeld\","),
        ];
        return arms.Where(arm => arm.IsNeeded).Select(arm => arm.Arm);
    }

    private static void WriteSwitch(SnippetLines names, string parameter, string subject, IEnumerable<string> arms, string otherwise)
    {
        var all = arms.ToList();
        if (subject == "error")
        {
            names.Add(string.Empty);
        }

        if (all.Count == 0)
        {
            names.Add($"public static string Of({parameter}) => {otherwise};");
            return;
        }

        names.Add($"public static string Of({parameter}) => {subject} switch");
        names.Open();
        foreach (var arm in all)
        {
            names.Add(arm);
        }

        names.Add($"_ => {otherwise},");
        names.Close(";");
    }
}
