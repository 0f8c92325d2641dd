using TrialNet.Framework;
using TrialNet.Poetry.Simulator;

namespace TrialNet.Poetry.Tests.Simulator;

/// <summary>The routes that real Deferreds take.</summary>
public sealed class RouteTests : TestCase
{
    /// <summary>
    /// A failure goes to the errback of the next pair, not to that of its own; a value that an errback returns goes to the next callback.
    /// </summary>
    public void TestSides()
    {
        var pairs = new[] { "f oops r never", "p r saved", "r end p" }.Select(PairParser.Parse).ToList();

        var route = Route.Of(pairs, Side.Callback);

        AssertEqual(
            [
                new RouteStep(Side.Callback, "initial", "oops*"),
                new RouteStep(Side.Errback, "oops*", "saved"),
                new RouteStep(Side.Callback, "saved", "end"),
            ],
            route.Steps);
        AssertEqual("end", route.Result);
        AssertEqual(Side.Callback, route.End);
    }

    /// <summary>What passes through stays what it is, on either side.</summary>
    public void TestPassthru()
    {
        var (value, failure) = (Route.Of([PairParser.Parse("p p")], Side.Callback), Route.Of([PairParser.Parse("p p")], Side.Errback));

        AssertEqual([new RouteStep(Side.Callback, "initial", "initial")], value.Steps);
        AssertEqual([new RouteStep(Side.Errback, "initial*", "initial*")], failure.Steps);
        AssertEqual(Side.Errback, failure.End);
        AssertEqual("initial*", failure.Result);
    }

    /// <summary>A hundred thousand pairs are no more than two.</summary>
    public void TestLongChain()
    {
        var pairs = Enumerable.Repeat(PairParser.Parse("f a r b"), 100_000).ToList();

        AssertEqual("b", Route.Of(pairs, Side.Callback).Result);
        AssertEqual("a*", Route.Of(pairs, Side.Errback).Result);
    }
}
