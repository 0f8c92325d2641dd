namespace TrialNet.Conformance.Explaining;

/// <summary>
/// The place of one Deferred in a drawing: a column of callbacks, a column of errbacks, and the rail on which its result goes down.
/// </summary>
/// <param name="deferred">The Deferred.</param>
/// <param name="x">Its first column.</param>
/// <param name="boxWidth">The width of the boxes on either side.</param>
internal sealed class RouteLane(RouteDeferred deferred, int x, int boxWidth)
{
    private const int RailOffset = 3;

    private int _railX = -1;
    private int _from;
    private RouteStyle _style;
    private bool _isDashed;

    internal RouteDeferred Deferred { get; } = deferred;

    internal int X { get; } = x;

    internal int BoxWidth { get; } = boxWidth;

    /// <summary>Both boxes and the gap between them.</summary>
    internal int Width => (BoxWidth * 2) + 1;

    internal int ErrbackX => X + BoxWidth + 1;

    internal bool HasRail => _railX >= 0;

    /// <summary>Where the result stands, or where it would come in.</summary>
    internal int RailX => HasRail ? _railX : ColumnOf(false);

    internal bool IsOnFailureSide => RailX == ColumnOf(true);

    internal bool IsFired { get; set; }

    internal int Pauses { get; set; }

    /// <summary>The one it waits for.</summary>
    internal RouteDeferred? Awaited { get; set; }

    /// <summary>The result that stands at the end of what has been drawn.</summary>
    internal RouteResult? Standing { get; set; }

    internal int ColumnOf(bool isFailure) => (isFailure ? ErrbackX : X) + RailOffset;

    /// <summary>Begins a rail; one that was there ends here.</summary>
    internal void Begin(RouteScene scene, int railX, int y, RouteStyle style, bool isDashed = false)
    {
        End(scene, y);
        _railX = railX;
        _from = y;
        _style = style;
        _isDashed = isDashed;
    }

    /// <summary>Draws the rail as far as this row, and goes on from there.</summary>
    internal void Cut(RouteScene scene, int y)
    {
        if (HasRail && y > _from)
        {
            scene.Lines.Add(new RouteLine(_railX, _from, _railX, y, _style, _isDashed));
            _from = y;
        }
    }

    /// <summary>Draws the rail as far as this row; the lane has none from there on.</summary>
    internal void End(RouteScene scene, int y)
    {
        Cut(scene, y);
        _railX = -1;
    }

    /// <summary>The rail as it goes on: a gap in the drawing is skipped.</summary>
    internal void Resume(int y) => _from = y;

    /// <summary>What goes down the rail from here on looks otherwise.</summary>
    internal void Restyle(RouteScene scene, int y, RouteStyle style, bool isDashed = false)
    {
        if (y > _from + 1)
        {
            Cut(scene, y);
        }

        _style = style;
        _isDashed = isDashed;
    }
}
