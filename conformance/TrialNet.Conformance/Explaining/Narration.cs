using System.Globalization;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Explaining;

/// <summary>Puts what is seen of a program into sentences.</summary>
/// <param name="program">The program.</param>
/// <param name="pairs">Where the pairs of the trace come from.</param>
internal sealed class Narration(DeferredProgram program, IReadOnlyList<PairInfo> pairs)
{
    private const string Nothing = "nothing more happens";

    /// <summary>What the rules ask for where two traces part.</summary>
    internal string Expected(Trace expected, Trace actual, int position) => Of(EventAt(expected, position), EventAt(actual, position));

    /// <summary>What the subject did there.</summary>
    internal string Actual(Trace expected, Trace actual, int position) => Of(EventAt(actual, position), EventAt(expected, position));

    /// <summary>
    /// An event that differs from another one. What the program itself goes on with (its next operation, its looks around) says
    /// only that what the other one shows did not happen.
    /// </summary>
    private string Of(TraceEvent? seen, TraceEvent? other) =>
        seen is not { } some ? Nothing
        : !IsOfProgram(some.Kind) || other?.Kind == some.Kind ? Of(some)
        : some.Kind == TraceKind.Operation
            ? string.Create(CultureInfo.InvariantCulture, $"nothing more happens before operation {some.Number}{Written(some.Number)}")
        : "nothing more happens in this operation";

    private static TraceEvent? EventAt(Trace trace, int position) => position < trace.Events.Count ? trace.Events[position] : null;

    private static bool IsOfProgram(TraceKind kind) =>
        kind is TraceKind.Operation or TraceKind.Timers or TraceKind.Free or TraceKind.Logged or TraceKind.Unhandled;

    internal string Of(TraceEvent seen)
    {
        var number = seen.Number.ToString(CultureInfo.InvariantCulture);
        return seen.Kind switch
        {
            TraceKind.Operation => $"operation {number} begins{Written(seen.Number)}",
            TraceKind.EnterValue => $"{Pair(seen.Number)} is called with the value {seen.Text}",
            TraceKind.EnterFailure => $"{Pair(seen.Number)} is called with the failure {seen.Text}",
            TraceKind.Leave => $"p{number} returns or throws",
            TraceKind.CancellerEnter when seen.Text.Length > 0 => $"the canceller of d{number} is called {seen.Text}",
            TraceKind.CancellerEnter => $"the canceller of d{number} is called",
            TraceKind.CancellerLeave => $"the canceller of d{number} returns or throws",
            TraceKind.Refused => $"the operation throws {seen.Text} at its caller",
            TraceKind.NotSame => "the call returns another Deferred than the one it was called on",
            TraceKind.BodyGot => $"the wait of body b{number} gives it the value {seen.Text}",
            TraceKind.BodyFailed => $"the wait of body b{number} throws {seen.Text}",
            TraceKind.BodyEnds => $"body b{number} comes to its end",
            TraceKind.BodyFinally => $"the finally block of body b{number} runs",
            TraceKind.Timers => seen.Number == 1 ? "1 timer is pending" : $"{(seen.Number == 0 ? "no" : number)} timers are pending",
            TraceKind.Free => $"{number} could acquire {seen.Text}",
            TraceKind.State => $"the text of d{number} says: {seen.Text}",
            TraceKind.Logged => seen.Text == "none" ? "no error was logged" : $"logged: {seen.Text}",
            TraceKind.Unhandled => seen.Text == "none" ? "no failure is unhandled" : $"unhandled: {seen.Text}",
            _ => seen.Text,
        };
    }

    private string Written(int operation) => operation < program.Operations.Count ? $": {program.Operations[operation]}" : string.Empty;

    private string Pair(int number)
    {
        var owner = number < pairs.Count ? pairs[number] : null;
        var kind = owner is null or { Deferred: < 0 } ? "function " : owner.Source.Verb == Verb.AddTimeout ? "hook " : string.Empty;
        return owner is null or { Deferred: < 0 }
            ? string.Create(CultureInfo.InvariantCulture, $"{kind}p{number}")
            : string.Create(CultureInfo.InvariantCulture, $"{kind}p{number} of d{owner.Deferred}");
    }
}
