using System.Xml.Linq;
using TrialNet.Conformance.Explaining;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;
using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Explaining;

public sealed class RouteDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("nesting", "a = new; b = new; c = new; a.callback{-> @b}; b.callback{-> @c}; a.both{}; a.fire; b.fire; c.err; b.both{}")]
    [InlineData("ready", "a = new; b = fail; a.callback{-> @b}; a.callback{}; a.errback{-> null}; a.fire; b.both{}")]
    [InlineData("chain", "a = new; b = new; a.chain(b); a.both{}; b.pair{}{-> same}; a.err; b.both{}")]
    [InlineData("gather", "a = new; b = new; l = gather(a, b); l.both{}; b.fire; a.fire; a.both{}")]
    [InlineData("race", "a = new; b = new{}; l = race(a, b); l.both{}; a.fire; b.both{}")]
    [InlineData("body", "a = new; b = new; m = body{await(a); a.both{}; await(b) -> @a}; m.both{}; a.fire; m.cancel; b.fire")]
    [InlineData("pauses", "a = new; a.pause; a.both{a.pause}; a.both{}; a.fire; a.unpause; a.unpause; a.unpause")]
    [InlineData("reentry", "a = new; a.both{a.both{a.cancel}; b = new; b.both{}; b.fire; -> throw}; a.callback{}; a.fire; a.fire")]
    [InlineData("circle", "a = new; b = new; a.callback{-> @b}; b.callback{-> @a}; a.fire; b.fire; a.both{}; b.both{}")]
    [InlineData("timeouts", "a = new; a.timeout(1){-> same}; a.both{}; a.timeout(5); w = later(2){-> throw}; advance(3); w.both{}")]
    [InlineData("locks", "A = lock; a = acquire(A); h = hold(A){}; h.both{}; A.release")]
    [InlineData("log", "a = new; a.log; a.errback{-> null}; a.errback{}; a.err")]
    public Task A_route_is_drawn(string name, string program)
    {
        var settings = new VerifySettings();
        settings.UseTextForParameters(name);
        return Snapshots.Verify(RouteDrawing.Of(DeferredProgram.Parse(program)).ToText(), settings);
    }

    [Fact]
    public Task Of_a_long_program_the_part_that_matters_is_drawn()
    {
        var pairs = string.Concat(Enumerable.Repeat("a.both{}; ", 16));
        var others = string.Concat("cdefg".Select(slot => $"{slot} = new; {slot}.both{{}}; {slot}.fire; "));

        return Snapshots.Verify(Explained.Of(Flaw.FiresTwice, $"a = new; {others}{pairs}a.fire; a.fire; a.both{{}}").Drawing.ToText());
    }

    [Fact]
    public Task It_is_drawn_for_a_page()
    {
        var explanation = Explained.Of(Flaw.InnerKeepsResult, "a = new; b = new; a.callback{-> @b}; a.fire; b.fire; b.both{}");

        return Snapshots.Verify(explanation.Drawing.ToSvg());
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Whatever_the_program_boxes_do_not_overlap_and_texts_stay_within(int seed)
    {
        var programs = new RandomPrograms(seed, RandomPrograms.All);
        for (var i = 0; i < 150; i++)
        {
            var program = programs.Next();
            var drawing = RouteDrawing.Of(program);
            VerifyScene(drawing.Scene, program);
            Assert.Equal(drawing.ToText(), RouteDrawing.Of(program).ToText());
            Assert.DoesNotContain(drawing.ToText().Split('\n'), line => line.Length > 100);

            var svg = XElement.Parse(drawing.ToSvg());
            Assert.Equal(drawing.Scene.Boxes.Count, svg.Elements(Svg + "rect").Count());
            Assert.Contains(program.ToString(), svg.Element(Svg + "title")!.Value, StringComparison.Ordinal);
            VerifyScene(RouteLayout.Of(Rehearsal.Of(program, profile: Profile.Twisted).Route), program);
        }
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void The_route_agrees_with_what_callbacks_see(int seed)
    {
        var programs = new RandomPrograms(seed, RandomPrograms.All);
        for (var i = 0; i < 300; i++)
        {
            var rehearsal = Rehearsal.Of(programs.Next());
            var entered = rehearsal.Route.Events
                .Where(one => one is { Kind: RouteEventKind.Enters, Station: { Kind: RouteStationKind.Pair } station }
                    && (one.Result!.IsFailure ? station.OnFailure : station.OnValue) is not null)
                .Select(one => (one.Station!.Pair, one.Deferred.Number, one.Result!.ToString()))
                .ToList();
            var seen = rehearsal.Trace.Events
                .Where(one => one.Kind is TraceKind.EnterValue or TraceKind.EnterFailure
                    && rehearsal.Trace.Pairs[one.Number].Source.Verb is >= Verb.AddCallback and <= Verb.AddCallbacks)
                .Select(one => (one.Number, rehearsal.Trace.Pairs[one.Number].Deferred, ResultOf(one)))
                .ToList();

            Assert.Equal(seen, entered);
        }
    }

    private static void VerifyScene(RouteScene scene, DeferredProgram program)
    {
        Assert.All(scene.Boxes, box => Assert.InRange(box.X + box.Width, 1, RouteScene.MaxWidth));
        Assert.All(scene.Texts, text => Assert.InRange(text.X + text.Text.Length, 1, RouteScene.MaxWidth));
        Assert.All(scene.Boxes, box => Assert.InRange(box.Y + box.Height, 1, scene.Height));
        for (var i = 0; i < scene.Boxes.Count; i++)
        {
            for (var j = i + 1; j < scene.Boxes.Count; j++)
            {
                Assert.False(Overlap(scene.Boxes[i], scene.Boxes[j]), $"two boxes overlap in {program}");
            }
        }

        foreach (var row in scene.Texts.GroupBy(text => text.Y))
        {
            var cells = row.SelectMany(text => Enumerable.Range(text.X, text.Text.Length)).ToList();
            Assert.True(cells.Distinct().Count() == cells.Count, $"two texts overlap in {program}: {string.Join(" | ", row)}");
        }
    }

    private static string ResultOf(TraceEvent entered) => (entered.Kind == TraceKind.EnterFailure ? "!" : "") + entered.Text;

    private static bool Overlap(RouteBox left, RouteBox right) =>
        left.X < right.X + right.Width && right.X < left.X + left.Width
        && left.Y < right.Y + right.Height && right.Y < left.Y + left.Height;
}
