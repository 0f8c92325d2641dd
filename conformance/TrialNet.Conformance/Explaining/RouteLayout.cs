namespace TrialNet.Conformance.Explaining;

/// <summary>
/// Lays a route out. Every Deferred has a lane with its callbacks on the left and its errbacks on the right; time goes down, so that
/// what stands lower happened later, in whichever lane.
/// </summary>
internal sealed partial class RouteLayout
{
    private const int WidestBox = 22;
    private const int BoxHeight = 3;

    private readonly Route _route;
    private readonly RouteDivergence? _divergence;
    private readonly RouteSelection _selection;
    private readonly RouteScene _scene = new();
    private readonly List<RouteLane> _lanes = [];
    private readonly HashSet<RouteStation> _reached = [];
    private readonly Dictionary<RouteStation, RouteResult?> _entered = [];
    private int _y;

    private RouteLayout(Route route, RouteDivergence? divergence)
    {
        _route = route;
        _divergence = divergence;
        _selection = RouteSelection.Of(route, divergence);
    }

    internal static RouteScene Of(Route route, RouteDivergence? divergence = null)
    {
        var layout = new RouteLayout(route, divergence);
        layout.LayOut();
        return layout._scene;
    }

    private void LayOut()
    {
        MakeLanes();
        var events = _route.Events.Where(one => LaneOf(one.Deferred) is not null || LaneOf(one.Other) is not null).ToList();
        var parting = _divergence is null ? -1 : events.FindIndex(IsAfterParting);
        parting = parting < 0 ? events.Count : parting;
        var (first, last) = WindowOf(events, parting);
        var isMarked = false;
        for (var i = 0; i < last; i++)
        {
            if (i == first && i > 0)
            {
                SkipBeginning(events.Take(first).Count(one => one.Kind == RouteEventKind.Enters));
            }

            if (i == parting)
            {
                MarkParting();
                isMarked = true;
            }

            Draw(events, i);
        }

        if (!isMarked)
        {
            MarkParting();
        }

        Finish(events.Skip(last).Count(one => one.Kind == RouteEventKind.Enters));
    }

    private void MakeLanes()
    {
        var count = Math.Max(1, _selection.Deferreds.Count);
        var gap = count < 3 ? 6 : 4;
        var width = Math.Min(WidestBox, (((RouteScene.MaxWidth - (gap * (count - 1))) / count) - 1) / 2);
        var x = 0;
        foreach (var deferred in _selection.Deferreds)
        {
            var lane = new RouteLane(deferred, x, width);
            _lanes.Add(lane);
            x += lane.Width + gap;
        }

        WriteHeads();
    }

    private void WriteHeads()
    {
        foreach (var lane in _lanes)
        {
            var origin = Fit(lane.Deferred.Origin, lane.Width - lane.Deferred.Name.Length - 2);
            Write(lane.X, 0, lane.Deferred.Name, RouteStyle.Strong);
            Write(lane.X + lane.Deferred.Name.Length + 2, 0, origin, RouteStyle.Plain);
            Write(lane.X, 1, Fit("callbacks", lane.BoxWidth), RouteStyle.Dim);
            Write(lane.ErrbackX, 1, Fit("errbacks", lane.BoxWidth), RouteStyle.Dim);
        }

        _y = 3;
    }

    /// <summary>What is drawn of a long story: a stretch around the parting.</summary>
    private static (int First, int Last) WindowOf(List<RouteEvent> events, int parting)
    {
        const int Before = RouteSelection.MaxPairs - 4;
        const int After = 4;
        bool IsStep(RouteEvent one) => one is { Kind: RouteEventKind.Enters, Station.Kind: RouteStationKind.Pair or RouteStationKind.Step };
        if (events.Count(IsStep) <= RouteSelection.MaxPairs)
        {
            return (0, events.Count);
        }

        // Without a parting it is the end of the story that is left out.
        var first = parting < events.Count ? parting : 0;
        for (var steps = 0; first > 0 && steps < Before; first--)
        {
            steps += IsStep(events[first - 1]) ? 1 : 0;
        }

        var last = parting < events.Count ? parting : 0;
        var wanted = parting < events.Count ? After : RouteSelection.MaxPairs;
        for (var steps = 0; last < events.Count && (steps < wanted || !IsStep(events[last])); last++)
        {
            steps += IsStep(events[last]) ? 1 : 0;
        }

        return (first, last);
    }

    private bool IsAfterParting(RouteEvent one) => one.Position > _divergence!.Position
        || (one.Position == _divergence.Position && one.Kind == RouteEventKind.Enters
            && one.Station is { Pair: >= 0 } station && station.Pair == _divergence.ExpectedPair);

    /// <summary>What was drawn so far is thrown away; the rails stay where they are.</summary>
    private void SkipBeginning(int steps)
    {
        _scene.Clear();
        WriteHeads();
        Write(0, _y++, $"⋮ {steps} steps before this are left out", RouteStyle.Dim);
        foreach (var lane in _lanes)
        {
            lane.Resume(_y);
        }

        foreach (var lane in _lanes.Where(lane => lane is { HasRail: true, Standing: not null }))
        {
            WriteBeside(lane, lane.IsOnFailureSide, lane.Standing!.ToString(), StyleOf(lane.Standing));
        }

        _y++;
    }

    private void MarkParting()
    {
        if (_divergence is null)
        {
            return;
        }

        foreach (var lane in _lanes)
        {
            lane.Cut(_scene, _y);
        }

        _y++;
        for (var i = 0; i < _divergence.Lines.Count; i++)
        {
            Write(0, _y++, Fit((i == 0 ? "✗ " : "  ") + _divergence.Lines[i], RouteScene.MaxWidth), RouteStyle.Mark);
        }

        _y++;
        foreach (var lane in _lanes)
        {
            lane.Resume(_y);
        }

        _y++;
    }

    private void Finish(int stepsLeftOut)
    {
        foreach (var lane in _lanes)
        {
            lane.End(_scene, _y);
        }

        foreach (var lane in _lanes)
        {
            var style = lane.Awaited is null ? StyleOf(lane.Standing) : RouteStyle.Dim;
            Write(lane.X, _y, Fit($"■ {StateOf(lane)}", lane.Width), style);
        }

        _y += 2;
        DrawUnreached(stepsLeftOut);
        if (_selection.LeftOut.Any(deferred => deferred.Stations.Count > 0 || deferred.Number >= 0))
        {
            var names = string.Join(", ", _selection.LeftOut.Where(deferred => deferred.Number >= 0).Select(deferred => deferred.Name));
            Write(0, _y++, Fit($"Not drawn: {names}.", RouteScene.MaxWidth), RouteStyle.Dim);
        }

        _scene.Height = _y;
    }

    private void DrawUnreached(int stepsLeftOut)
    {
        if (stepsLeftOut > 0)
        {
            Write(0, _y++, $"⋮ {stepsLeftOut} steps after this are left out", RouteStyle.Dim);
            return;
        }

        var top = _y;
        foreach (var lane in _lanes)
        {
            var unreached = lane.Deferred.Stations.FindAll(one => one.Kind != RouteStationKind.Hidden && !_reached.Contains(one));
            var y = top;
            if (unreached.Count > 0)
            {
                Write(lane.X, y++, "not reached:", RouteStyle.Dim);
            }

            foreach (var station in unreached.Take(3))
            {
                DrawBoxes(lane, station, y, null);
                y += BoxHeight;
            }

            if (unreached.Count > 3)
            {
                Write(lane.X, y++, $"⋮ {unreached.Count - 3} more", RouteStyle.Dim);
            }

            _y = Math.Max(_y, y);
        }
    }

    private static string StateOf(RouteLane lane) =>
        lane.Awaited is { } awaited ? $"waits for {awaited.Name}"
        : lane.Pauses > 0 ? lane.IsFired ? "paused, holding a result" : "paused, not fired"
        : !lane.IsFired ? "not fired"
        : lane.Standing is null ? "fired"
        : $"ends with {lane.Standing}";

    private RouteLane? LaneOf(RouteDeferred? deferred) => deferred is null ? null : _lanes.Find(lane => lane.Deferred == deferred);

    private static RouteStyle StyleOf(RouteResult? result) => result switch
    {
        null => RouteStyle.Dim,
        { IsFailure: true } => RouteStyle.Failure,
        _ => RouteStyle.Value,
    };

    private static string Fit(string text, int width) =>
        width <= 0 ? string.Empty : text.Length <= width ? text : string.Concat(text.AsSpan(0, width - 1), "…");

    private void Write(int x, int y, string text, RouteStyle style)
    {
        if (text.Length > 0)
        {
            _scene.Texts.Add(new RouteText(x, y, text, style));
        }
    }

    /// <summary>Writes beside the rail of a lane, on the current row: to its right, or to its left where that has no room.</summary>
    private void WriteBeside(RouteLane lane, bool isFailureSide, string text, RouteStyle style)
    {
        var rail = lane.ColumnOf(isFailureSide);
        var room = lane.X + lane.Width - (rail + 2);
        if (!isFailureSide || text.Length <= room)
        {
            Write(rail + 2, _y, Fit(text, room), style);
            return;
        }

        var fitted = Fit(text, rail - 1 - lane.X);
        Write(rail - 1 - fitted.Length, _y, fitted, style);
    }
}
