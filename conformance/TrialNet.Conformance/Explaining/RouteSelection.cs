namespace TrialNet.Conformance.Explaining;

/// <summary>Which Deferreds are drawn: all of a small program, of a big one those that matter.</summary>
/// <param name="Deferreds">Those that are drawn, outer ones to the left of what they wait for.</param>
/// <param name="LeftOut">Those that are not.</param>
internal sealed record RouteSelection(IReadOnlyList<RouteDeferred> Deferreds, IReadOnlyList<RouteDeferred> LeftOut)
{
    /// <summary>A drawing with more pairs than this is hard to read.</summary>
    internal const int MaxPairs = 12;

    private const int MaxLanes = 4;

    internal static RouteSelection Of(Route route, RouteDivergence? divergence)
    {
        var eventful = route.Events.Select(one => one.Deferred).ToHashSet();
        var seen = route.Deferreds.Where(deferred => deferred.Stations.Count > 0 || eventful.Contains(deferred)).ToList();
        var all = seen.Count == 0 ? [.. route.Deferreds] : seen;
        var pairs = all.Sum(deferred => deferred.Stations.Count(station => station.Kind == RouteStationKind.Pair));
        var chosen = all.Count <= MaxLanes && (all.Count <= 3 || pairs <= MaxPairs) ? all : Choose(route, all, divergence);
        return new RouteSelection(Arrange(route, chosen), [.. route.Deferreds.Except(chosen)]);
    }

    /// <summary>From where the two part, outwards along waits, chains and lists.</summary>
    private static List<RouteDeferred> Choose(Route route, List<RouteDeferred> all, RouteDivergence? divergence)
    {
        var queue = new Queue<RouteDeferred>(Roots(route, all, divergence));
        var chosen = new List<RouteDeferred>();
        while (chosen.Count < MaxLanes - 1 && queue.TryDequeue(out var next))
        {
            if (chosen.Contains(next))
            {
                continue;
            }

            chosen.Add(next);
            foreach (var (outer, inner) in Links(route))
            {
                if (outer == next || inner == next)
                {
                    queue.Enqueue(outer == next ? inner : outer);
                }
            }
        }

        return chosen.Count > 0 ? chosen : all[..1];
    }

    private static IEnumerable<RouteDeferred> Roots(Route route, List<RouteDeferred> all, RouteDivergence? divergence)
    {
        if (divergence is null)
        {
            return all;
        }

        var named = all.Where(deferred => deferred.Stations.Any(station =>
            station.Pair >= 0 && (station.Pair == divergence.ExpectedPair || station.Pair == divergence.ActualPair)));
        var near = route.Events.Where(one => one.Position <= divergence.Position).Select(one => one.Deferred).Where(all.Contains).Reverse();
        return named.Concat(near.Take(1));
    }

    /// <summary>Who waits for whom, and who fires whom; the left one of each is drawn to the left.</summary>
    private static IEnumerable<(RouteDeferred Left, RouteDeferred Right)> Links(Route route)
    {
        foreach (var one in route.Events)
        {
            var isWait = one.Kind is RouteEventKind.Waits or RouteEventKind.Takes or RouteEventKind.Circle;
            if (isWait && one.Other != one.Deferred)
            {
                yield return (one.Deferred, one.Other!);
            }
        }

        foreach (var deferred in route.Deferreds)
        {
            foreach (var station in deferred.Stations)
            {
                if (station is { Kind: RouteStationKind.Chain or RouteStationKind.Member, Target: { } target } && target != deferred)
                {
                    yield return (deferred, target);
                }
            }
        }
    }

    private static List<RouteDeferred> Arrange(Route route, List<RouteDeferred> chosen)
    {
        var links = Links(route).ToList();
        var arranged = new List<RouteDeferred>();
        var rest = chosen.OrderBy(deferred => deferred.Number < 0 ? int.MaxValue : deferred.Number).ToList();
        while (rest.Count > 0)
        {
            // In a circle nobody is free of a left neighbour; the first made goes first.
            var next = rest.Find(deferred => !links.Exists(link => link.Right == deferred && rest.Contains(link.Left))) ?? rest[0];
            arranged.Add(next);
            rest.Remove(next);
        }

        return arranged;
    }
}
