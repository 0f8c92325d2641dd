using System.Globalization;

namespace TrialNet.Conformance.Running;

/// <summary>One thing that was seen.</summary>
/// <param name="Kind">What.</param>
/// <param name="Number">Of which pair, body, Deferred, lock or operation.</param>
/// <param name="Text">With what.</param>
internal readonly record struct TraceEvent(TraceKind Kind, int Number, string Text = "")
{
    /// <summary>What stands where a subject cannot tell; it agrees with everything.</summary>
    internal const string Untold = "untold";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is no event.</exception>
    internal static TraceEvent Parse(string text) => TraceEventParser.Parse(text);

    /// <summary>Whether two runs agree here.</summary>
    internal bool AgreesWith(in TraceEvent other) =>
        Kind == other.Kind && Number == other.Number
        && (string.Equals(Text, other.Text, StringComparison.Ordinal) || Text == Untold || other.Text == Untold);

    /// <summary>The form in which traces are written to fixtures and come over the bridge.</summary>
    public override string ToString() => Kind switch
    {
        TraceKind.Operation => string.Create(CultureInfo.InvariantCulture, $"> {Number}"),
        TraceKind.EnterValue => string.Create(CultureInfo.InvariantCulture, $"p{Number} [ {Text}"),
        TraceKind.EnterFailure => string.Create(CultureInfo.InvariantCulture, $"p{Number} [ !{Text}"),
        TraceKind.Leave => string.Create(CultureInfo.InvariantCulture, $"p{Number} ]"),
        TraceKind.CancellerEnter => string.Create(CultureInfo.InvariantCulture, $"c{Number} [{(Text.Length == 0 ? "" : " ")}{Text}"),
        TraceKind.CancellerLeave => string.Create(CultureInfo.InvariantCulture, $"c{Number} ]"),
        TraceKind.Refused => $"refused {Text}",
        TraceKind.NotSame => "not the same Deferred",
        TraceKind.BodyGot => string.Create(CultureInfo.InvariantCulture, $"b{Number} got {Text}"),
        TraceKind.BodyFailed => string.Create(CultureInfo.InvariantCulture, $"b{Number} got !{Text}"),
        TraceKind.BodyEnds => string.Create(CultureInfo.InvariantCulture, $"b{Number} ends"),
        TraceKind.BodyFinally => string.Create(CultureInfo.InvariantCulture, $"b{Number} finally"),
        TraceKind.Timers => string.Create(CultureInfo.InvariantCulture, $"timers {Number}"),
        TraceKind.Free => string.Create(CultureInfo.InvariantCulture, $"free {Text} {Number}"),
        TraceKind.State => string.Create(CultureInfo.InvariantCulture, $"d{Number} is {Text}"),
        TraceKind.Logged => $"logged {Text}",
        TraceKind.Unhandled => $"unhandled {Text}",
        _ => $"violation: {Text}",
    };
}
