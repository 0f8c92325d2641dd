using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Explaining;

/// <summary>
/// A drawing of the way that results take through the callbacks and errbacks of a program, by the rules; and of the place where a
/// subject departs from it.
/// </summary>
internal sealed class RouteDrawing
{
    private const string Legend =
        "green: values   red: failures   ┊ waits or runs   ● fired   ‖ ▷ paused, unpaused   [2] by op 2";

    private const string PlainLegend =
        "left: values   right: failures   ┊ waits or runs   ● fired   ‖ ▷ paused, unpaused   [2] by op 2";

    private readonly string _title;
    private readonly string _description;

    private RouteDrawing(RouteScene scene, string title, string description)
    {
        Scene = scene;
        _title = title;
        _description = description;
    }

    /// <summary>Boxes, lines and texts.</summary>
    internal RouteScene Scene { get; }

    /// <summary>Draws what a program does by the rules.</summary>
    internal static RouteDrawing Of(DeferredProgram program, BodyForm form = BodyForm.Async) =>
        new(RouteLayout.Of(Rehearsal.Of(program, form).Route), $"The route of results through {program}", string.Empty);

    /// <summary>Draws the expected route and marks where a subject departs from it.</summary>
    /// <param name="rehearsal">The program on the model.</param>
    /// <param name="expected">The trace of the model.</param>
    /// <param name="actual">The trace of the subject.</param>
    /// <param name="position">The position of the first disagreement.</param>
    internal static RouteDrawing Of(Rehearsal rehearsal, Trace expected, Trace actual, int position)
    {
        var narration = new Narration(rehearsal.Program, rehearsal.Trace.Pairs);
        var divergence = RouteDivergence.Of(narration, expected, actual, position);
        var story = expected.Events.Take(position).Select(narration.Of);
        var parting = $"Then, by the rules, {narration.Expected(expected, actual, position)}; "
            + $"but of the subject is seen: {narration.Actual(expected, actual, position)}";
        return new RouteDrawing(
            RouteLayout.Of(rehearsal.Route, divergence),
            $"The expected route of results through {rehearsal.Program}, and where the subject departs from it",
            string.Join(". ", story.Append(parting)) + ".");
    }

    /// <summary>For a terminal, 100 columns wide at most.</summary>
    internal string ToText(bool isColoured = false) =>
        RouteCanvas.Of(Scene, isColoured) + "\n" + Ansi.Paint(isColoured ? Legend : PlainLegend, RouteStyle.Dim, isColoured) + "\n";

    /// <summary>For a page.</summary>
    internal string ToSvg() => RouteSvg.Of(Scene, _title, _description);
}
