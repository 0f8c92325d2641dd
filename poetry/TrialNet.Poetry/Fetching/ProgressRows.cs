using System.Globalization;
using System.Text;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Fetching;

/// <summary>A row for each poem at the end of a terminal, drawn anew ten times a second.</summary>
/// <remarks>Threading: the reactor's own thread.</remarks>
/// <param name="console">Where to draw.</param>
/// <param name="clock">Whose timers to use.</param>
/// <param name="size">How large the terminal is now.</param>
/// <param name="stays">Whether the rows are left there at the end.</param>
internal sealed class ProgressRows(GetConsole console, IReactorTime clock, Func<(int Width, int Height)> size, bool stays) : GetReport
{
    private const int MostRows = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private IReadOnlyList<GetTask> _tasks = [];
    private IDelayedCall? _timer;
    private int _drawn;

    /// <inheritdoc/>
    public override void Started(IReadOnlyList<GetTask> tasks)
    {
        _tasks = tasks;
        console.Rows = this;
        Tick();
    }

    /// <inheritdoc/>
    public override void Finished(GetSummary summary) => Stop();

    /// <summary>Draws no more.</summary>
    public void Stop()
    {
        console.Rows = null;
        Erase();
        if (stays)
        {
            Draw();
        }

        if (_timer is { IsActive: true })
        {
            _timer.Cancel();
        }
    }

    /// <summary>Takes the rows away; the cursor is then where they began.</summary>
    public void Erase()
    {
        if (_drawn > 0)
        {
            console.WriteRaw($"\u001b[{_drawn}A\u001b[J");
            _drawn = 0;
        }
    }

    /// <summary>Draws the rows.</summary>
    public void Draw()
    {
        var (width, height) = size();
        var room = Math.Clamp(height - 2, 1, MostRows);
        var text = new StringBuilder();
        var shown = _tasks.Count <= room ? _tasks : [.. _tasks.Where(static task => !task.IsOver).Take(room - 1)];
        foreach (var task in shown)
        {
            AppendRow(text, Describe(task), width);
        }

        if (shown.Count < _tasks.Count)
        {
            AppendRow(text, DescribeAll(), width);
        }

        console.WriteRaw(text.ToString());
        _drawn = shown.Count < _tasks.Count ? shown.Count + 1 : shown.Count;
    }

    private void Tick()
    {
        Erase();
        Draw();
        _timer = clock.CallLater(Interval, Tick);
    }

    private string Describe(GetTask task)
    {
        var seconds = ((task.EndedAt ?? clock.Now) - task.ConnectedAt).TotalSeconds;
        var rate = task.BytesReceived > 0 && seconds > 0 ? (task.BytesReceived / seconds).ToString("0", CultureInfo.InvariantCulture) + " B/s" : "";
        var state = task.State == GetState.Failed ? $"failed: {task.Reason}" : task.State.ToString().ToLowerInvariant();
        return $"{task.Address,-24} {task.BytesReceived,9} B {rate,12}  {state}";
    }

    private string DescribeAll()
    {
        var (done, failed) = (_tasks.Count(static task => task.State == GetState.Done), _tasks.Count(static task => task.State == GetState.Failed));
        return $"{_tasks.Count} poems: {done} done, {failed} failed, {_tasks.Sum(static task => (long)task.BytesReceived)} B";
    }

    // A row that wraps would be two, and one of them would stay.
    private static void AppendRow(StringBuilder text, string row, int width) =>
        text.Append(row.Length < width ? row : row[..Math.Max(0, width - 1)]).Append('\n');
}
