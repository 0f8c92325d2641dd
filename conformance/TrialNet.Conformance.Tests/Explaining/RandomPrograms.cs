using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Explaining;

/// <summary>Programs of every kind, from a seed.</summary>
internal sealed class RandomPrograms(int seed, IReadOnlyList<Verb> verbs)
{
    /// <summary>What every Deferred has.</summary>
    public static readonly IReadOnlyList<Verb> Plain =
    [
        Verb.New, Verb.New, Verb.New, Verb.Succeed, Verb.Fail, Verb.Execute, Verb.Body, Verb.AddCallback, Verb.AddErrback, Verb.AddBoth,
        Verb.AddBoth, Verb.AddCallbacks, Verb.Chain, Verb.Fire, Verb.Fire, Verb.Fire, Verb.Err, Verb.Pause, Verb.Unpause, Verb.Cancel,
        Verb.Look, Verb.Flush,
    ];

    public static readonly IReadOnlyList<Verb> All =
    [
        .. Plain, Verb.Maybe, Verb.List, Verb.Gather, Verb.Race, Verb.Later, Verb.AddTimeout, Verb.AddTimeout, Verb.AddLog, Verb.Advance,
        Verb.Acquire, Verb.Get, Verb.Hold, Verb.NewLock, Verb.NewSemaphore, Verb.NewQueue, Verb.Release, Verb.Put,
    ];

    private const ListFlags AllFlags = ListFlags.FireOnOneCallback | ListFlags.FireOnOneErrback | ListFlags.ConsumeErrors;

    private static readonly string[] Values = ["null", "false", "zero", "nan", "empty", "list", "exception", "function", "type", "broken"];
    private static readonly string[] Errors = ["cancelled", "interrupted", "aggregate", "timeout", "unreadable"];

#pragma warning disable CA5394 // Not for secrets.
    private readonly Random _random = new(seed);

    public DeferredProgram Next()
    {
        // Two slots in three are filled at first, so that most operations find something.
        var operations = new List<Operation> { new(Verb.New) };
        for (var i = _random.Next(3, 14); i > 0; i--)
        {
            operations.Add(NextOperation(0));
        }

        return new DeferredProgram(operations);
    }

    private int Slot() => _random.Next(4);

    private Operation NextOperation(int depth)
    {
        var verb = verbs[_random.Next(verbs.Count)];
        var operation = new Operation(verb, verb >= Verb.Advance ? 0 : Slot());
        return verb switch
        {
            Verb.New => _random.Next(3) == 0 ? operation with { OnValue = NextBlock(depth, false) } : operation,
            Verb.Execute or Verb.Maybe => operation with { OnValue = NextBlock(depth, verb == Verb.Maybe) },
            Verb.Hold => operation with { OnValue = NextBlock(depth, true), Other = Lock() },
            Verb.Body => operation with { OnValue = NextBody(depth) },
            Verb.Later => operation with { Number = _random.Next(3), OnValue = NextBlockOrNone(depth) },
            Verb.AddCallback => operation with { OnValue = NextBlock(depth, true) },
            Verb.AddErrback => operation with { OnFailure = NextBlock(depth, true) },
            Verb.AddBoth => operation with { OnValue = NextBlock(depth, true) },
            Verb.AddCallbacks => operation with { OnValue = NextBlock(depth, true), OnFailure = NextBlockOrNone(depth) },
            Verb.AddTimeout => operation with { Number = _random.Next(-1, 4), OnValue = NextBlockOrNone(depth) },
            Verb.Chain => operation with { Other = Slot() },
            Verb.Fire => operation with { Value = _random.Next(6) switch { 0 => Pick(Values), 1 => "failure", 2 => "@b", _ => "" } },
            Verb.Succeed => operation with { Value = _random.Next(4) == 0 ? Pick(Values) : "" },
            Verb.Err or Verb.Fail => operation with { Value = _random.Next(4) == 0 ? Pick(Errors) : "" },
            Verb.Advance => operation with { Number = _random.Next(3) },
            Verb.List or Verb.Gather or Verb.Race => operation with
            {
                Members = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Slot())],
                Flags = (ListFlags)_random.Next(8) & FlagsOf(verb),
            },
            Verb.NewSemaphore => operation with { Other = Lock(), Number = _random.Next(0, 3) },
            Verb.NewQueue => operation with { Other = Lock(), Number = _random.Next(-1, 3), Backlog = _random.Next(-1, 3) },
            Verb.Acquire or Verb.Get or Verb.NewLock or Verb.Release or Verb.Put => operation with { Other = Lock() },
            _ => operation,
        };
    }

    private static ListFlags FlagsOf(Verb verb) =>
        verb == Verb.List ? AllFlags : verb == Verb.Gather ? ListFlags.ConsumeErrors : ListFlags.None;

    private int Lock() => _random.Next(2);

    private Block? NextBlockOrNone(int depth) => _random.Next(2) == 0 ? null : NextBlock(depth, true);

    private Block NextBlock(int depth, bool mayReturnAnything) => new(NextInside(depth, _ => true), NextEnding(mayReturnAnything));

    private Block NextBody(int depth)
    {
        var inside = NextInside(depth, _ => true).ToList();
        for (var i = _random.Next(3); i >= 0; i--)
        {
            inside.Insert(_random.Next(inside.Count + 1), new Operation(_random.Next(3) == 0 ? Verb.AwaitThrough : Verb.Await, Slot()));
        }

        return new Block(inside, NextEnding(true));
    }

    private List<Operation> NextInside(int depth, Func<Operation, bool> fits)
    {
        var inside = new List<Operation>();
        for (var i = depth > 1 ? 0 : _random.Next(-3, 3); i > 0; i--)
        {
            inside.Add(NextOperation(depth + 1));
        }

        return [.. inside.Where(fits)];
    }

    private Ending NextEnding(bool mayReturnAnything) => _random.Next(mayReturnAnything ? 10 : 5) switch
    {
        0 => Ending.Throw,
        1 => Ending.Of(Pick(Values)),
        2 => new Ending(EndingKind.Throw, Value: Pick(Errors)),
        3 => Ending.Raise,
        4 or 5 => Ending.Map,
        6 => Ending.Same,
        7 => Ending.Failure,
        _ => Ending.Inner(Slot()),
    };

    private string Pick(string[] names) => names[_random.Next(names.Length)];
#pragma warning restore CA5394
}
