using TrialNet.Defer;

namespace TrialNet.Poetry.Lessons.Demos;

/// <summary>Draws what each of several tasks does, while it does it. Threading: any thread.</summary>
/// <param name="now">Tells the time.</param>
/// <param name="slot">How long a letter of the drawing is.</param>
internal sealed class Timeline(Func<TimeSpan> now, TimeSpan slot)
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _start = now();
    private readonly List<(int Task, char Sign, TimeSpan From, TimeSpan To)> _spans = [];

    /// <summary>How long it all took.</summary>
    public TimeSpan Length => _spans.Max(static span => span.To);

    /// <summary>A line for each task.</summary>
    public IEnumerable<string> Rows =>
        from task in _spans.GroupBy(static span => span.Task).OrderBy(static task => task.Key)
        select $"  task {task.Key}  {Draw([.. task])}";

    /// <summary>A task begins something, and is done with it when the returned value is disposed.</summary>
    public IDisposable Begin(int task, char sign)
    {
        var from = now() - _start;
        return new Span(() => Add(task, sign, from));
    }

    /// <summary>A task does something that ends with a Deferred.</summary>
    public Deferred<Unit> Until(int task, char sign, Deferred<Unit> deferred)
    {
        var span = Begin(task, sign);
        return deferred.AddBoth(outcome =>
        {
            span.Dispose();
            return outcome;
        });
    }

    private void Add(int task, char sign, TimeSpan from)
    {
        var to = now() - _start;
        lock (_gate)
        {
            _spans.Add((task, sign, from, to));
        }
    }

    // What a letter shows is what was done in the middle of its time; between two things a task is ready, and it is not its turn.
    private string Draw(IReadOnlyList<(int Task, char Sign, TimeSpan From, TimeSpan To)> spans)
    {
        var (first, last) = (spans.Min(static span => span.From), spans.Max(static span => span.To));
        var letters = new char[(int)Math.Round(last / slot)];
        for (var i = 0; i < letters.Length; i++)
        {
            var time = (i + 0.5) * slot;
            var idle = time < first ? ' ' : '-';
            letters[i] = spans.Where(span => span.From <= time && time < span.To).Select(static span => span.Sign).FirstOrDefault(idle);
        }

        return new string(letters);
    }

    private sealed class Span(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
