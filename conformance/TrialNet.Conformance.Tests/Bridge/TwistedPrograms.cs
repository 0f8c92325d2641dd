using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Bridge;

/// <summary>Random programs of everything that Twisted has, one for each seed.</summary>
internal sealed class TwistedPrograms
{
    private const int Slots = 4;
    private const int Locks = 2;

    private static readonly (int Weight, Verb Verb)[] Outside =
    [
        (8, Verb.New), (2, Verb.Succeed), (2, Verb.Fail), (1, Verb.Execute), (1, Verb.Maybe), (2, Verb.List), (1, Verb.Gather),
        (2, Verb.Later), (4, Verb.Body), (2, Verb.Acquire), (1, Verb.Get), (2, Verb.Hold),
        (5, Verb.AddCallback), (5, Verb.AddErrback), (12, Verb.AddBoth), (4, Verb.AddCallbacks), (3, Verb.AddTimeout), (1, Verb.AddLog),
        (2, Verb.Chain), (10, Verb.Fire), (5, Verb.Err), (3, Verb.Pause), (3, Verb.Unpause), (5, Verb.Cancel), (2, Verb.Look),
        (4, Verb.Advance), (1, Verb.NewLock), (1, Verb.NewSemaphore), (1, Verb.NewQueue), (2, Verb.Release), (1, Verb.Put),
    ];

    private readonly Random _random;
    private readonly HashSet<Verb> _left;
    private int _depth;

    private TwistedPrograms(int seed)
    {
        _random = new Random(seed);

        // Programs with a few kinds of operations meet each other's corners more often than programs with all of them.
        _left = [.. Outside.Select(one => one.Verb).Where(verb => verb is Verb.New or Verb.AddBoth or Verb.Fire || Chance(2))];
        if (_left.Overlaps([Verb.Acquire, Verb.Hold, Verb.Release]))
        {
            _left.Add(Verb.NewLock);
        }
    }

    internal static DeferredProgram Of(int seed)
    {
        var made = new TwistedPrograms(seed);
        var size = 3 + made._random.Next(14);
        var first = Enumerable.Range(0, 1 + made._random.Next(2)).Select(slot => made.Fill(new Operation(Verb.New, slot)));
        return new DeferredProgram([.. first, .. Enumerable.Range(0, size).Select(_ => made.Next())]);
    }

    private Operation Next()
    {
        var choices = Outside.Where(one => _left.Contains(one.Verb)).ToArray();
        var chosen = _random.Next(choices.Sum(one => one.Weight));
        var verb = choices.First(one => (chosen -= one.Weight) < 0).Verb;
        return Fill(new Operation(verb, Slot()));
    }

    private Operation Fill(Operation operation) => operation.Verb switch
    {
        Verb.New => operation with { OnValue = Chance(3) ? Block(operation.Verb) : null },
        Verb.Succeed or Verb.Fire => operation with { Value = Value() },
        Verb.Fail or Verb.Err => operation with { Value = Chance(6) ? Pick(HostileValues.ExceptionNames) : "" },
        Verb.List or Verb.Gather => operation with { Members = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Slot())], Flags = Flags(operation.Verb) },
        Verb.Later => operation with { Number = Seconds(), OnValue = Chance(2) ? Block(operation.Verb) : null },
        Verb.AddTimeout => operation with { Number = Seconds(), OnValue = Chance(3) ? Block(operation.Verb) : null },
        Verb.Acquire or Verb.Get => operation with { Other = _random.Next(Locks) },
        Verb.Hold => operation with { Other = _random.Next(Locks), OnValue = Block(operation.Verb) },
        Verb.AddErrback => operation with { OnFailure = Block(operation.Verb) },
        Verb.AddBoth => Both(operation, Block(operation.Verb)),
        Verb.AddCallbacks => operation with { OnValue = Block(operation.Verb), OnFailure = Chance(4) ? null : Block(operation.Verb) },
        Verb.Execute or Verb.Maybe or Verb.AddCallback or Verb.Body => operation with { OnValue = Block(operation.Verb) },
        Verb.Chain => operation with { Other = Slot() },
        Verb.Advance => operation with { Number = Seconds() },
        Verb.NewLock or Verb.Release or Verb.Put => operation with { Slot = 0, Other = _random.Next(Locks) },
        Verb.NewSemaphore => operation with { Slot = 0, Other = _random.Next(Locks), Number = _random.Next(4) },
        Verb.NewQueue => operation with { Slot = 0, Other = _random.Next(Locks), Number = _random.Next(-1, 3), Backlog = _random.Next(-1, 3) },
        _ => operation,
    };

    private static Operation Both(Operation operation, Block block) => operation with { OnValue = block, OnFailure = block };

    private Block Block(Verb verb)
    {
        _depth++;
        var inside = new List<Operation>();
        var size = verb == Verb.Body ? _random.Next(5) : _depth > 2 || Chance(2) ? 0 : 1 + _random.Next(2);
        for (var i = 0; i < size; i++)
        {
            inside.Add(verb == Verb.Body && !Chance(4)
                ? new Operation(Chance(2) ? Verb.Await : Verb.AwaitThrough, Slot())
                : Next());
        }

        _depth--;
        return new Block(inside, End());
    }

    private Ending End() => _random.Next(14) switch
    {
        0 or 1 => Ending.Same,
        2 or 3 => Ending.Throw,
        4 => Ending.Raise,
        5 => Ending.Failure,
        6 or 7 or 8 => Ending.Inner(Slot()),
        9 => Chance(2) ? Ending.Of(Pick(HostileValues.Names)) : Ending.Throw with { Value = Pick(HostileValues.ExceptionNames) },
        _ => Ending.Map,
    };

    private string Value() => _random.Next(10) switch
    {
        0 => Pick(HostileValues.Names),
        1 => "failure",
        2 => $"@{(char)('a' + Slot())}",
        _ => "",
    };

    private ListFlags Flags(Verb verb) =>
        (ListFlags)_random.Next(8) & (verb == Verb.Gather ? ListFlags.ConsumeErrors : (ListFlags)7);

    private int Seconds() => Chance(12) ? -1 : _random.Next(5);

    private int Slot() => _random.Next(Slots);

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private string Pick(IReadOnlyList<string> names) => names[_random.Next(names.Count)];
}
