using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>
/// The tests of a run that no worker has yet, dealt out in shares that get smaller towards the end. Where it is known how long tests
/// take, a share is measured in time, and tests longer than a share come first.
/// </summary>
internal sealed class WorkQueue
{
    private const int Rounds = 4;

    /// <summary>A share that takes less than this costs more to hand out than it takes.</summary>
    private const double LeastSeconds = 0.005;

    private readonly Queue<TestDescriptor> _alone = new();
    private readonly int _workers;
    private readonly Isolation _isolation;
    private readonly bool _areAlike = true;
    private IReadOnlyList<TestDescriptor> _whole;
    private LinkedList<TestDescriptor>? _left;
    private Dictionary<string, double>? _seconds;
    private double _usual = 1;

    /// <param name="tests">The tests, in order.</param>
    /// <param name="workers">How many workers there may be.</param>
    /// <param name="isolation">What gets a process of its own.</param>
    /// <param name="secondsOf">How long a test took when it ran last; null where that is not known.</param>
    /// <param name="areShort">Whether all of them together are known to be over before another worker would be there.</param>
    internal WorkQueue(
        IReadOnlyList<TestDescriptor> tests,
        int workers,
        Isolation isolation = Isolation.None,
        Func<TestDescriptor, double?>? secondsOf = null,
        bool areShort = false)
    {
        _workers = workers;
        _isolation = isolation;
        AreSaidToBeShort = areShort;
        if (!areShort && workers > 1 && secondsOf is not null)
        {
            _seconds = new(StringComparer.Ordinal);
            foreach (var test in tests)
            {
                if (secondsOf(test) is { } seconds)
                {
                    _seconds[test.Id] = seconds;
                }
            }

            // Most tests have to be known, or the few that are say nothing about the rest.
            _seconds = _seconds.Count * 2 > tests.Count ? _seconds : null;
            _usual = _seconds?.Values.Average() ?? 1;
        }

        foreach (var test in tests)
        {
            Tally(test, 1);
            _areAlike &= test.Exclusive is null;
        }

        // To sort many takes a while; where there is nothing to share, the order is as good as any.
        _whole = _seconds is null || SecondsToShare < LeastSeconds ? tests : [.. LongestFirst(tests)];
    }

    internal bool IsEmpty => Count == 0;

    /// <summary>How many tests are left.</summary>
    internal int Count => (_left?.Count ?? _whole.Count) + _alone.Count;

    /// <summary>Whether it is known how long the tests take.</summary>
    internal bool KnowsTimes => AreSaidToBeShort || _seconds is not null;

    /// <summary>Whether the tests were said to be short, and none of them was asked for.</summary>
    internal bool AreSaidToBeShort { get; private set; }

    /// <summary>How long those take that are left, one after the other; their number where that is not known.</summary>
    internal double SecondsLeft { get; private set; }

    /// <summary>How much of that another worker could take over: what the runner itself takes for a test is not less for it.</summary>
    internal double SecondsToShare { get; private set; }

    /// <summary>Takes the next share; the whole if there is one worker only.</summary>
    /// <param name="held">What other workers use at present: tests that need one of these wait.</param>
    /// <param name="isAlone">Whether nobody else will take any: the share is all that may run together.</param>
    /// <returns>The share; empty if everything has to wait.</returns>
    internal IReadOnlyList<TestDescriptor> Take(IReadOnlySet<string>? held = null, bool isAlone = false)
    {
        if (_alone.TryDequeue(out var suspect))
        {
            Tally(suspect, -1);
            return [suspect];
        }

        if ((_workers == 1 || (isAlone && _areAlike)) && _isolation == Isolation.None && held is null or { Count: 0 })
        {
            return TakeAll();
        }

        var share = new List<TestDescriptor>();
        var size = isAlone ? double.PositiveInfinity : Math.Max(SecondsLeft / (_workers * Rounds), KnowsTimes ? LeastSeconds : 1);
        var sum = 0.0;
        var tests = TakeApart();
        for (var node = tests.First; node is not null && !IsFull(share, size, sum);)
        {
            var (test, next) = (node.Value, node.Next);
            if ((held is null || test.Exclusive is not { } names || !names.Any(held.Contains)) && BelongsTo(share, test))
            {
                share.Add(test);
                sum += Weigh(test);
                Tally(test, -1);
                tests.Remove(node);
            }

            node = next;
        }

        return share;
    }

    /// <summary>What was said of the tests' times is not so: from now on nothing is known of them.</summary>
    internal void ForgetTimes()
    {
        AreSaidToBeShort = false;
        (_seconds, _usual) = (null, 1);
        (SecondsLeft, SecondsToShare) = (0, 0);
        foreach (var test in TakeApart().Concat(_alone))
        {
            Tally(test, 1);
        }
    }

    /// <summary>Puts a test behind all others.</summary>
    internal void Append(TestDescriptor test)
    {
        Tally(test, 1);
        TakeApart().AddLast(test);
    }

    /// <summary>Puts back what a worker did not come to, in its order and before the rest.</summary>
    internal void Return(IReadOnlyList<TestDescriptor> rest)
    {
        for (var i = rest.Count - 1; i >= 0; i--)
        {
            Tally(rest[i], 1);
            TakeApart().AddFirst(rest[i]);
        }
    }

    /// <summary>Puts back a test that is to run with nothing beside it, before all others.</summary>
    internal void ReturnAlone(TestDescriptor test)
    {
        Tally(test, 1);
        _alone.Enqueue(test);
    }

    private IReadOnlyList<TestDescriptor> TakeAll()
    {
        IReadOnlyList<TestDescriptor> all = _left is null ? _whole : [.. _left];
        (_whole, _left) = ([], null);
        (SecondsLeft, SecondsToShare) = (0, 0);
        return all;
    }

    // What one worker takes as a whole needs no links.
    private LinkedList<TestDescriptor> TakeApart()
    {
        _left ??= new LinkedList<TestDescriptor>(_whole);
        _whole = [];
        return _left;
    }

    private void Tally(TestDescriptor test, int sign)
    {
        var seconds = Weigh(test);
        SecondsLeft += sign * seconds;
        SecondsToShare += sign * ShareableTime.Of(seconds);
    }

    private double Weigh(TestDescriptor test) =>
        AreSaidToBeShort ? 0 : _seconds is not null && _seconds.TryGetValue(test.Id, out var seconds) ? seconds : _usual;

    private bool IsFull(List<TestDescriptor> share, double size, double sum) => _isolation switch
    {
        _ when share.Count == 0 => false,
        Isolation.Test => true,
        Isolation.Class => false,
        _ => _workers > 1 && sum >= size,
    };

    // Tests that need a resource are no part of a share that does not: it would be held for longer than needed.
    private bool BelongsTo(List<TestDescriptor> share, TestDescriptor test)
    {
        if (share.Count == 0)
        {
            return true;
        }

        return _isolation switch
        {
            Isolation.Class => share[0].ClassName == test.ClassName && share[0].Namespace == test.Namespace,
            _ => _workers == 1 || NeedSame(share[0].Exclusive, test.Exclusive),
        };
    }

    private static bool NeedSame(IReadOnlyList<string>? left, IReadOnlyList<string>? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.ToHashSet(StringComparer.Ordinal).SetEquals(right));

    private IEnumerable<TestDescriptor> LongestFirst(IReadOnlyList<TestDescriptor> tests)
    {
        var share = SecondsLeft / (_workers * Rounds);
        var isolated = _isolation == Isolation.Class;
        return isolated ? tests : tests.Where(test => Weigh(test) > share).OrderByDescending(Weigh).Concat(tests.Where(test => Weigh(test) <= share));
    }
}
