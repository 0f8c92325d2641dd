using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Explaining;

/// <content>One event after another.</content>
internal sealed partial class RouteLayout
{
    private void Draw(List<RouteEvent> events, int index)
    {
        var one = events[index];
        var lane = LaneOf(one.Deferred);
        switch (one.Kind)
        {
            case RouteEventKind.Waits:
                DrawWait(one, lane);
                break;
            case RouteEventKind.Takes:
                DrawTaking(one, lane);
                break;
            case RouteEventKind.Enters when lane is not null:
                DrawEntering(one, lane);
                break;
            case RouteEventKind.Leaves when lane is not null:
                DrawLeaving(one, lane);
                break;
            case RouteEventKind.Circle when lane is not null:
                DrawCircle(one, lane);
                break;
            case RouteEventKind.Fired when lane is not null:
                DrawFiring(one, lane, events.ElementAtOrDefault(index + 1));
                break;
            default:
                if (lane is not null)
                {
                    DrawRemark(one, lane);
                }

                break;
        }
    }

    private void DrawFiring(RouteEvent one, RouteLane lane, RouteEvent? next)
    {
        // A body that returned a Deferred: it is fired, and waits.
        var joins = next?.Deferred == one.Deferred
            && next.Kind is RouteEventKind.Waits or RouteEventKind.Takes or RouteEventKind.Circle;
        lane.IsFired = true;
        lane.Standing = joins ? null : one.Result;
        var isFailure = one.Result!.IsFailure;
        lane.Begin(_scene, lane.ColumnOf(isFailure), _y, joins ? RouteStyle.Dim : StyleOf(one.Result));
        Mark(lane, isFailure, '●', StyleOf(one.Result));
        WriteBeside(lane, isFailure, joins ? $"returns {next!.Other!.Name}" : $"{one.Result}{ByOf(one)}", StyleOf(one.Result));
        _y++;
    }

    private void DrawRemark(RouteEvent one, RouteLane lane)
    {
        var (mark, text) = one.Kind switch
        {
            RouteEventKind.Begins => ('○', BeginsAs(lane)),
            RouteEventKind.Dropped => ('⊘', $"late {one.Result} is dropped{ByOf(one)}"),
            RouteEventKind.Paused => ('‖', $"paused{ByOf(one)}"),
            RouteEventKind.Unpaused => ('▷', $"unpaused{ByOf(one)}"),
            RouteEventKind.Cancelled when one.Other is { } other => ('⊗', $"cancel goes on to {other.Name}{ByOf(one)}"),
            RouteEventKind.Cancelled => ('⊗', (lane.IsFired ? "cancelled too late" : "cancelled") + ByOf(one)),
            _ => ('⊘', $"refused{ByOf(one)}"),
        };
        lane.Pauses += one.Kind switch { RouteEventKind.Paused => 1, RouteEventKind.Unpaused => -1, _ => 0 };
        if (one.Kind == RouteEventKind.Begins)
        {
            lane.Begin(_scene, lane.ColumnOf(false), _y, RouteStyle.Dim, isDashed: true);
        }

        Mark(lane, lane.IsOnFailureSide, mark, RouteStyle.Plain);
        WriteBeside(lane, lane.IsOnFailureSide, text, RouteStyle.Plain);
        _y++;
    }

    private string BeginsAs(RouteLane lane)
    {
        bool IsMember(RouteStation station) => station.Kind == RouteStationKind.Member && station.Target == lane.Deferred;
        var names = string.Join(", ", _route.Deferreds.Where(other => other.Stations.Exists(IsMember)).Select(member => member.Name));
        return names.Length > 0 ? $"listens to {names}"
            : lane.Deferred.Origin.Contains("= body", StringComparison.Ordinal) ? "body starts"
            : "has no members";
    }

    private void DrawEntering(RouteEvent one, RouteLane lane)
    {
        var station = one.Station!;
        _reached.Add(station);
        _entered[station] = one.Result;
        switch (station.Kind)
        {
            case RouteStationKind.Pair or RouteStationKind.Step:
                lane.End(_scene, _y);
                DrawBoxes(lane, station, _y, one.Result);
                lane.Begin(_scene, lane.ColumnOf(one.Result!.IsFailure), _y + BoxHeight - 1, RouteStyle.Dim, isDashed: true);
                _y += BoxHeight;
                break;
            case RouteStationKind.Member or RouteStationKind.Chain when LaneOf(station.Target) is { } target && target != lane:
                var end = target.RailX + (target.X > lane.X ? -1 : 1);
                _scene.Lines.Add(new RouteLine(lane.RailX, _y, end, _y, StyleOf(one.Result), HasArrow: true));
                _y++;
                if (station.Kind == RouteStationKind.Member)
                {
                    WriteBeside(target, target.IsOnFailureSide, $"hears {lane.Deferred.Name}: {one.Result}", StyleOf(one.Result));
                    _y++;
                }

                break;
            case RouteStationKind.Member or RouteStationKind.Chain:
                WriteBeside(lane, lane.IsOnFailureSide, station.Label, RouteStyle.Plain);
                _y++;
                break;
        }
    }

    private void DrawLeaving(RouteEvent one, RouteLane lane)
    {
        var station = one.Station!;
        var isUnchanged = _entered.GetValueOrDefault(station) is { } before && before == one.Result;
        if (one.Result is null || station.Kind == RouteStationKind.Await
            || (isUnchanged && station.Kind is RouteStationKind.Member or RouteStationKind.Hidden))
        {
            return;
        }

        GoOn(lane, one.Result);
    }

    /// <summary>The rail goes on with a result, on its side.</summary>
    private void GoOn(RouteLane lane, RouteResult result)
    {
        var column = lane.ColumnOf(result.IsFailure);
        if (lane.HasRail && lane.RailX != column)
        {
            var from = lane.RailX;
            lane.Restyle(_scene, _y, StyleOf(result));
            lane.End(_scene, _y);
            _scene.Lines.Add(new RouteLine(from, _y, column, _y, StyleOf(result)));
            lane.Begin(_scene, column, _y, StyleOf(result));
            _y++;
        }
        else if (lane.HasRail)
        {
            lane.Restyle(_scene, _y, StyleOf(result));
        }
        else
        {
            lane.Begin(_scene, column, _y, StyleOf(result));
        }

        lane.Standing = result;
        lane.Awaited = null;
        WriteBeside(lane, result.IsFailure, result.ToString(), StyleOf(result));
        _y++;
    }

    private void DrawWait(RouteEvent one, RouteLane? lane)
    {
        if (lane is null)
        {
            return;
        }

        lane.Awaited = one.Other;
        lane.Restyle(_scene, _y, RouteStyle.Dim, isDashed: true);
        WriteBeside(lane, lane.IsOnFailureSide, $"{(lane.IsFired ? "waits for" : "awaits")} {one.Other!.Name}", RouteStyle.Plain);
        _y++;
        if (LaneOf(one.Other) is { } inner)
        {
            var end = inner.X > lane.X ? inner.X - 1 : inner.X + inner.Width;
            _scene.Lines.Add(new RouteLine(lane.RailX, _y, end, _y, RouteStyle.Dim, IsDashed: true, HasArrow: true));
            _y++;
        }
    }

    private void DrawTaking(RouteEvent one, RouteLane? outer)
    {
        var inner = LaneOf(one.Other);
        var result = one.Result!;
        foreach (var station in one.Other!.Stations)
        {
            var isWait = station.Kind is RouteStationKind.Waiter or RouteStationKind.Await;
            if (isWait && station.Target == one.Deferred && _reached.Add(station))
            {
                break;
            }
        }

        if (outer is null)
        {
            WriteBeside(inner!, inner!.IsOnFailureSide, $"handed to {one.Deferred.Name}", RouteStyle.Plain);
            _y++;
            GoOnWithNull(inner);
            return;
        }

        if (outer.Awaited is null && outer.IsFired)
        {
            WriteBeside(outer, outer.IsOnFailureSide, $"takes {one.Other.Name}'s result", RouteStyle.Plain);
            _y++;
        }

        outer.Awaited = null;
        DrawHandOver(outer, inner, result);
    }

    private void DrawHandOver(RouteLane outer, RouteLane? inner, RouteResult result)
    {
        // The rail of a body that is not over goes on as it is: the result went into the body.
        var isBody = !outer.IsFired;
        var column = isBody ? outer.RailX : outer.ColumnOf(result.IsFailure);
        if (inner is { HasRail: true })
        {
            var from = inner.RailX;
            inner.End(_scene, _y);
            var end = !isBody ? column : outer.X < inner.X ? column + 1 : column - 1;
            _scene.Lines.Add(new RouteLine(from, _y, end, _y, StyleOf(result), HasArrow: isBody));
        }

        if (!isBody)
        {
            outer.Begin(_scene, column, _y, StyleOf(result));
            outer.Standing = result;
        }

        _y++;
        WriteBeside(outer, !isBody && result.IsFailure, isBody ? $"got {result}" : result.ToString(), StyleOf(result));
        if (inner is null)
        {
            _y++;
            return;
        }

        GoOnWithNull(inner);
    }

    private void GoOnWithNull(RouteLane inner) => GoOn(inner, new RouteResult("null", false));

    private void DrawCircle(RouteEvent one, RouteLane lane)
    {
        var failure = new RouteResult("CircularChain", true);
        if (!lane.IsFired)
        {
            WriteBeside(lane, false, $"awaits {one.Other!.Name}: a circle, got {failure}", RouteStyle.Failure);
            _y++;
            return;
        }

        WriteBeside(lane, lane.IsOnFailureSide, $"returned {one.Other!.Name}: a circle", RouteStyle.Plain);
        _y++;
        GoOn(lane, failure);
    }

    /// <summary>The box on each side of a pair, or one over both sides; the result goes through one of them.</summary>
    private void DrawBoxes(RouteLane lane, RouteStation station, int y, RouteResult? result)
    {
        if (station.Kind != RouteStationKind.Pair)
        {
            var isIdle = result is null || station.Kind != RouteStationKind.Step;
            _scene.Boxes.Add(new RouteBox(lane.X, y, lane.Width, BoxHeight, result is null ? RouteStyle.Dim : StyleOf(result), isIdle));
            WriteInBox(lane.X, y, lane.Width, station.Label, result is null ? RouteStyle.Dim : RouteStyle.Plain);
            return;
        }

        DrawSide(lane, station, station.OnValue, false, y, result is { IsFailure: false } ? result : null);
        DrawSide(lane, station, station.OnFailure, true, y, result is { IsFailure: true } ? result : null);
    }

    private void DrawSide(RouteLane lane, RouteStation station, Block? block, bool isFailureSide, int y, RouteResult? result)
    {
        var x = isFailureSide ? lane.ErrbackX : lane.X;
        var style = result is null ? RouteStyle.Dim : StyleOf(result);
        _scene.Boxes.Add(new RouteBox(x, y, lane.BoxWidth, BoxHeight, style, block is null));
        if (_divergence is { } parting && station.Pair == parting.ActualPair && isFailureSide == parting.IsActualFailure)
        {
            WriteInBox(x, y, lane.BoxWidth, $"✗ {station.Label} got {parting.ActualText}", RouteStyle.Mark);
            return;
        }

        var text = block is not null ? $"{station.Label} {BlockText.Of(block)}".TrimEnd() : result is null ? string.Empty : "passes";
        WriteInBox(x, y, lane.BoxWidth, text, result is null ? RouteStyle.Dim : RouteStyle.Plain);
    }

    private void WriteInBox(int x, int y, int width, string text, RouteStyle style) =>
        Write(x + 2, y + 1, Fit(text, width - 4), style);

    private void Mark(RouteLane lane, bool isFailureSide, char mark, RouteStyle style) =>
        Write(lane.ColumnOf(isFailureSide), _y, mark.ToString(), style);

    private static string ByOf(RouteEvent one) => one.By.Length == 0 ? string.Empty : $" [{one.By}]";
}
