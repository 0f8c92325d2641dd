namespace TrialNet.Poetry.Simulator;

/// <summary>One picture: a chain, or how it was fired.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Shapes">What is in it.</param>
/// <param name="Height">How many rows it takes.</param>
internal sealed record Panel(string Title, IReadOnlyList<Shape> Shapes, int Height)
{
    /// <summary>How many letters wide each is.</summary>
    public const int Width = (2 * Shape.BoxWidth) + Shape.Gap;

    private const int Pitch = Shape.BoxHeight + Shape.ArrowHeight;
    private const int FirstArrow = 1;
    private const int FirstBox = FirstArrow + Shape.ArrowHeight;

    /// <summary>The three pictures of a simulated chain: itself, fired with a value, fired with a failure.</summary>
    public static IReadOnlyList<Panel> Of(IReadOnlyList<Pair> pairs) =>
    [
        new("Deferred", [.. pairs.SelectMany(Boxes)], HeightOf(pairs.Count)),
        Of($"d.callback({Route.InitialValue})", Route.Of(pairs, Side.Callback)),
        Of($"d.errback({Route.InitialValue}*)", Route.Of(pairs, Side.Errback)),
    ];

    /// <summary>The picture of a way through a chain.</summary>
    public static Panel Of(string title, Route route)
    {
        var shapes = new List<Shape>
        {
            new Shape.Label(route.Start, 0, route.Initial),
            new Shape.Arrow(route.Start, route.Start, FirstArrow),
        };
        var row = FirstBox;
        for (var i = 0; i < route.Steps.Count; i++, row += Pitch)
        {
            var step = route.Steps[i];
            var next = i + 1 < route.Steps.Count ? route.Steps[i + 1].Side : route.End;
            shapes.Add(new Shape.Box(step.Side, row, step.Input, step.Name, step.Output));
            shapes.Add(new Shape.Arrow(step.Side, next, row + Shape.BoxHeight));
        }

        shapes.Add(new Shape.Label(route.End, row, route.Result));
        return new Panel(title, shapes, HeightOf(route.Steps.Count));
    }

    private static int HeightOf(int pairs) => FirstBox + (pairs * Pitch) + 1;

    private static IEnumerable<Shape> Boxes(Pair pair, int index) =>
        from side in Enum.GetValues<Side>()
        select new Shape.Box(side, FirstBox + (index * Pitch), "", pair[side].ToString(), "");
}
