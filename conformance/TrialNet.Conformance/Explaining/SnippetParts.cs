using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Explaining;

/// <summary>The functions and classes at the end of a snippet, those that it needs.</summary>
internal static class SnippetParts
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

    internal static void Write(SnippetPlan plan, SnippetLines lines)
    {
        Add(lines, plan.Rehearsal.Log.Acts.Any(act => act.IsRefused), RefusedText);
        Add(lines, plan.ShowsLedger, UnhandledText);
        WriteNames(plan, lines);
        Add(lines, plan.UsesClock, ClockText);
        Add(lines, plan.ShowsLog, LogText);
        Add(lines, Uses(plan, "broken"), BrokenText);
        Add(lines, Uses(plan, "unreadable"), UnreadableText);
    }

    private static void Add(SnippetLines lines, bool isNeeded, string text)
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
    private static bool Uses(SnippetPlan plan, string name) => plan.Operations.Any(operation =>
        operation.Value == name || operation.OnValue?.Ending.Value == name || operation.OnFailure?.Ending.Value == name);

    private static bool Sees(SnippetPlan plan, string name) =>
        plan.Rehearsal.Trace.Events.Any(seen => seen.Text.Contains(name, StringComparison.Ordinal));

    private static bool Has(SnippetPlan plan, params Verb[] verbs) => plan.Operations.Any(operation => verbs.Contains(operation.Verb));

    private static void WriteNames(SnippetPlan plan, SnippetLines lines)
    {
        lines.Add(string.Empty);
        lines.Add("static class Name");
        lines.Open();
        WriteSwitch(lines, "object? value", "value", ValueArms(plan), "value?.ToString() ?? \"null\"");
        WriteSwitch(lines, "Exception error", "error", ErrorArms(plan), "error.Message");
        if (Has(plan, Verb.AddBoth, Verb.AddTimeout, Verb.List))
        {
            lines.Add(string.Empty);
            lines.Add("public static string Of(Outcome<object?> outcome) => outcome.IsFailure ? Of(outcome.Failure.Value) : Of(outcome.Value);");
            lines.Add(string.Empty);
            lines.Add("public static string OfEither(Outcome<object?> outcome) => (outcome.IsFailure ? \"!\" : \"\") + Of(outcome);");
        }

        if (plan.NeedsScope)
        {
            lines.Add(string.Empty);
            lines.Add("public static string OfAll(IEnumerable<Exception> errors) => errors.Any() ? string.Join(\", \", errors.Select(Of)) : \"none\";");
        }

        WriteLists(plan, lines);
        if (Has(plan, Verb.Look))
        {
            lines.Add(string.Empty);
            lines.Add("public static string OfState(Deferred deferred) =>");
            lines.Add("    deferred.ToString().Contains(\"waiting on\") ? \"waiting\"");
            lines.Add("    : deferred.ToString().Contains(\"not fired\") ? \"not fired\"");
            lines.Add("    : \"holding a result\";");
        }

        lines.Close();
    }

    private static void WriteLists(SnippetPlan plan, SnippetLines lines)
    {
        if (Has(plan, Verb.List))
        {
            lines.Add(string.Empty);
            lines.Add("public static string Of(DeferredListResult<object?> all) =>");
            lines.Add("    all.First is { } first ? Of(first) : $\"[{string.Join(' ', all.Select(OfEither))}]\";");
        }

        if (Has(plan, Verb.Gather))
        {
            lines.Add(string.Empty);
            lines.Add("public static string Of(IReadOnlyList<object?> all) => $\"({string.Join(' ', all.Select(Of))})\";");
        }

        if (Has(plan, Verb.List, Verb.Race))
        {
            lines.Add(string.Empty);
            lines.Add("public static string Of((int Index, object? Value) first) => $\"{Of(first.Value)}@{first.Index}\";");
        }
    }

    private static IEnumerable<string> ValueArms(SnippetPlan plan)
    {
        (string Name, string Pattern)[] arms =
        [
            ("broken", "Broken"), ("empty", "\"\""), ("false", "false"), ("zero", "0"), ("nan", "double.NaN"),
            ("list", "List<object?>"), ("exception", "InvalidOperationException"), ("function", "Func<object?>"), ("task", "Task"),
            ("type", "Type"),
        ];
        return arms.Where(arm => Uses(plan, arm.Name)).Select(arm => $"{arm.Pattern} => \"{arm.Name}\",");
    }

    private static IEnumerable<string> ErrorArms(SnippetPlan plan)
    {
        (bool IsNeeded, string Arm)[] arms =
        [
            (Uses(plan, "unreadable"), "Unreadable => \"unreadable\","),
            (Sees(plan, "Cancelled") || Has(plan, Verb.Cancel), "CancelledException => \"Cancelled\","),
            (Uses(plan, "cancelled"), "OperationCanceledException => \"cancelled\","),
            (Uses(plan, "interrupted"), "ThreadInterruptedException => \"interrupted\","),
            (Uses(plan, "timeout"), "TimeoutException { Message: \"not ours\" } => \"timeout\","),
            (Sees(plan, "TimedOut"), "TimeoutException => \"TimedOut\","),
            (Sees(plan, "FirstError"), "FirstErrorException first => $\"FirstError({first.Index} !{Of(first.Failure.Value)})\","),
            (Sees(plan, "FailureGroup"), "FailureGroupException all => $\"FailureGroup({string.Join(' ', all.Failures.Select(one => \"!\" + Of(one.Value)))})\","),
            (Uses(plan, "aggregate"), "AggregateException => \"aggregate\","),
            (Sees(plan, "AlreadyCalled"), "AlreadyCalledException => \"AlreadyCalled\","),
            (Sees(plan, "CircularChain"), "CircularChainException => \"CircularChain\","),
            (Sees(plan, "QueueOverflow"), "QueueOverflowException => \"QueueOverflow\","),
            (Sees(plan, "QueueUnderflow"), "QueueUnderflowException => \"QueueUnderflow\","),
            (Sees(plan, "BadArgument"), "ArgumentException => \"BadArgument\","),
            (Sees(plan, "NotHeld"), "InvalidOperationException => \"NotHeld\","),
        ];
        return arms.Where(arm => arm.IsNeeded).Select(arm => arm.Arm);
    }

    private static void WriteSwitch(SnippetLines lines, string parameter, string subject, IEnumerable<string> arms, string otherwise)
    {
        var all = arms.ToList();
        if (subject == "error")
        {
            lines.Add(string.Empty);
        }

        if (all.Count == 0)
        {
            lines.Add($"public static string Of({parameter}) => {otherwise};");
            return;
        }

        lines.Add($"public static string Of({parameter}) => {subject} switch");
        lines.Open();
        foreach (var arm in all)
        {
            lines.Add(arm);
        }

        lines.Add($"_ => {otherwise},");
        lines.Close(";");
    }
}
