using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Explaining;

/// <summary>What a snippet needs, found out before it is written.</summary>
internal sealed class SnippetPlan
{
    private readonly HashSet<int> _declaredInPlace = [];
    private readonly HashSet<Operation> _lockDeclarations = new(ReferenceEqualityComparer.Instance);
    private readonly OperationNumbers _numbers;

    internal SnippetPlan(Rehearsal rehearsal, bool showsLedger)
    {
        Rehearsal = rehearsal;
        _numbers = new OperationNumbers(rehearsal.Program);
        var operations = rehearsal.Program.All().ToList();
        var events = rehearsal.Trace.Events;
        ShowsLedger = showsLedger || events.Any(seen => seen is { Kind: TraceKind.Unhandled, Text: not "none" })
            || operations.Exists(operation => operation.Verb == Verb.Flush);
        ShowsLog = operations.Exists(operation => operation.Verb == Verb.AddLog)
            || events.Any(seen => seen is { Kind: TraceKind.Logged, Text: not "none" });
        UsesClock = events.Any(seen => seen.Kind == TraceKind.Timers);
        Operations = operations;
        Declare(rehearsal.Program);
    }

    internal Rehearsal Rehearsal { get; }

    internal IReadOnlyList<Operation> Operations { get; }

    internal bool ShowsLedger { get; }

    internal bool ShowsLog { get; }

    internal bool NeedsScope => ShowsLedger || ShowsLog;

    /// <summary>Whether timers are counted: from the first operation on that has to do with time.</summary>
    internal bool UsesClock { get; }

    /// <summary>Slots that are spoken of before an operation of the outermost level fills them.</summary>
    internal IReadOnlyList<int> DeclaredFirst { get; private set; } = [];

    internal IReadOnlyList<(string Name, string Type)> LocksDeclaredFirst { get; private set; } = [];

    /// <summary>The makers of the locks and semaphores that there are at the end.</summary>
    internal IEnumerable<Operation> Gates => Rehearsal.Log.Acts
        .Where(act => !act.IsRefused && IsLockMaker(act.Operation))
        .GroupBy(act => act.Operation.Other)
        .OrderBy(makers => makers.Key)
        .Select(makers => makers.Last().Operation)
        .Where(maker => maker.Verb != Verb.NewQueue);

    internal string NumberOf(Operation operation) => _numbers.Of(operation);

    /// <summary>Whether this operation is where a slot is declared.</summary>
    internal bool Declares(Operation operation) => _declaredInPlace.Contains(operation.Slot)
        && ReferenceEquals(Rehearsal.Program.Operations.First(other => IsMaker(other) && other.Slot == operation.Slot), operation);

    /// <summary>Whether this operation is where a lock is declared.</summary>
    internal bool DeclaresLock(Operation operation) => _lockDeclarations.Contains(operation);

    /// <summary>The variable of a lock: its letter, with its kind if the program makes several kinds under that letter.</summary>
    internal string LockVariable(Operation maker)
    {
        var kinds = Operations.Where(other => IsLockMaker(other) && other.Other == maker.Other).DistinctBy(other => other.Verb).Count();
        return ProgramSyntax.LockName(maker.Other) + (kinds == 1 ? string.Empty : maker.Verb.ToString()["New".Length..]);
    }

    /// <summary>The maker of the lock that an operation finds, or would find if somebody came to it; null if there is none.</summary>
    internal Operation? LockOf(Operation operation)
    {
        var wantsQueue = operation.Verb is Verb.Put or Verb.Get;
        bool IsItsMaker(Operation other) => IsLockMaker(other) && other.Other == operation.Other;
        var maker = Rehearsal.ActOf(operation) is { } act
            ? Rehearsal.Log.Acts.TakeWhile(other => other != act)
                .LastOrDefault(other => !other.IsRefused && IsItsMaker(other.Operation))?.Operation
            : Operations.FirstOrDefault(other => IsItsMaker(other) && (other.Verb == Verb.NewQueue) == wantsQueue);
        return maker is not null && (maker.Verb == Verb.NewQueue) == wantsQueue ? maker : null;
    }

    /// <summary>Whether a slot is filled wherever it is spoken of.</summary>
    internal bool IsAlwaysFilled(int slot) => _declaredInPlace.Contains(slot);

    /// <summary>Whether an operation does nothing, such as one on an empty slot.</summary>
    internal bool IsIdle(Act act) => !act.IsRefused && act.Operation.Verb switch
    {
        Verb.Await or Verb.AwaitThrough => false,
        <= Verb.Hold => act.Made is null,
        Verb.Advance => act.Outer is not null,
        Verb.Release or Verb.Put => LockOf(act.Operation) is null,
        >= Verb.Advance => false,
        Verb.Fire or Verb.Err => act.Value is null,
        Verb.Chain => act.Target is null || act.Slots[act.Operation.Other] is not { IsPlain: true },
        _ => act.Target is null,
    };

    private static bool IsMaker(Operation operation) => operation.Verb <= Verb.Hold;

    private static bool IsLockMaker(Operation operation) => operation.Verb is Verb.NewLock or Verb.NewSemaphore or Verb.NewQueue;

    private static string TypeOf(Operation maker) => maker.Verb switch
    {
        Verb.NewLock => "DeferredLock",
        Verb.NewSemaphore => "DeferredSemaphore",
        _ => "DeferredQueue<object?>",
    };

    private static bool Mentions(Operation operation, int slot) =>
        (operation.Slot == slot && operation.Verb is < Verb.Advance)
        || (operation.Verb == Verb.Chain && operation.Other == slot)
        || operation.Members.Contains(slot)
        || operation.Value == $"@{ProgramSyntax.SlotName(slot)}"
        || BlocksOf(operation).Any(block =>
            (block.Ending.Kind == EndingKind.Inner && block.Ending.Slot == slot) || block.Inside.Any(inner => Mentions(inner, slot)));

    private static bool MentionsLock(Operation operation, int number) =>
        (operation.Other == number && operation.Verb is Verb.Acquire or Verb.Get or Verb.Hold or Verb.Release or Verb.Put
            or Verb.NewLock or Verb.NewSemaphore or Verb.NewQueue)
        || BlocksOf(operation).Any(block => block.Inside.Any(inner => MentionsLock(inner, number)));

    private static IEnumerable<Block> BlocksOf(Operation operation) => new[] { operation.OnValue, operation.OnFailure }.OfType<Block>();

    private void Declare(DeferredProgram program)
    {
        var first = new List<int>();
        for (var slot = 0; slot < 26; slot++)
        {
            var mention = program.Operations.FirstOrDefault(operation => Mentions(operation, slot));
            if (mention is null)
            {
                continue;
            }

            var makesIt = IsMaker(mention) && mention.Slot == slot && Rehearsal.ActOf(mention) is { Made: not null, IsRefused: false };
            var usesItself = BlocksOf(mention).Any(block => block.Ending is { Kind: EndingKind.Inner } ending && ending.Slot == slot)
                || mention.Members.Contains(slot)
                || (mention.OnValue?.Inside ?? []).Any(inner => Mentions(inner, slot));
            if (makesIt && !usesItself)
            {
                _declaredInPlace.Add(slot);
            }
            else
            {
                first.Add(slot);
            }
        }

        DeclaredFirst = first;
        DeclareLocks(program);
    }

    private void DeclareLocks(DeferredProgram program)
    {
        var first = new List<(string, string)>();
        foreach (var makers in program.All().Where(IsLockMaker).GroupBy(LockVariable).OrderBy(makers => makers.Key, StringComparer.Ordinal))
        {
            var mention = program.Operations.First(operation => MentionsLock(operation, makers.First().Other));
            if (IsLockMaker(mention) && LockVariable(mention) == makers.Key && Rehearsal.ActOf(mention) is { IsRefused: false })
            {
                _lockDeclarations.Add(mention);
            }
            else
            {
                first.Add((makers.Key, TypeOf(makers.First())));
            }
        }

        LocksDeclaredFirst = first;
    }
}
