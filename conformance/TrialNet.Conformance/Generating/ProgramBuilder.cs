using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Generating;

/// <summary>
/// Builds one random program. A few Deferreds, so that they meet; operations drawn by theme, mostly on Deferreds that were touched
/// a moment ago; and often an end that lets everything run and looks at what is left, so that damage shows.
/// </summary>
internal sealed class ProgramBuilder
{
    private const int MostDeferreds = 5;
    private const int DeepestBlock = 2;
    private const int MostSlots = 12;
    private const int MostGates = 4;
    private const int PercentGrown = 35;

    private readonly Chance _chance;
    private readonly ProgramFeatures _features;
    private readonly IReadOnlyList<Theme> _themes;
    private readonly IReadOnlyList<(Verb Item, int Weight)> _outside;
    private readonly IReadOnlyList<(Verb Item, int Weight)> _inside;
    private readonly int _size;
    private int _slots;
    private int _gates;
    private int _recent;

    internal ProgramBuilder(ulong seed, int size, ProgramFeatures features)
    {
        _chance = new Chance(seed);
        _features = features;
        _size = size;
        List<Theme> all = [.. features.Themes];
        var themes = new List<Theme>();
        for (var i = _chance.Between(1, 3); i > 0; i--)
        {
            themes.Add(_chance.Of(all));
        }

        _themes = themes;
        _outside = [.. ThemeWeights.Of(themes).Where(weighted => features.Has(weighted.Item))];
        _inside = [.. ThemeWeights.InsideOf(themes).Where(weighted => features.Has(weighted.Item))];
    }

    internal DeferredProgram Build()
    {
        var operations = _chance.Percent(PercentGrown) ? Grown() : Drawn();
        if (_themes.Contains(Theme.Locks) || _themes.Contains(Theme.Queues))
        {
            operations.InsertRange(0, Gates());
        }

        if (_chance.Percent(75))
        {
            operations.AddRange(Closing(operations));
        }

        return new DeferredProgram(operations);
    }

    /// <summary>A few Deferreds, and operations on them.</summary>
    private List<Operation> Drawn()
    {
        var operations = new List<Operation>();
        for (var i = _chance.Between(1, MostDeferreds); i > 0; i--)
        {
            operations.Add(New(_slots++));
        }

        for (var i = _chance.Between(2, 4 + _size); i > 0; i--)
        {
            operations.Add(Draw(_outside, 0));
        }

        return operations;
    }

    /// <summary>The scenario of some rule, with other operations put in between.</summary>
    private List<Operation> Grown()
    {
        var scenario = _chance.Of(_features.Scenarios);
        List<Operation> operations = [.. scenario.Program.Operations];
        if (scenario.Moving >= 0 && _chance.Percent(60))
        {
            var moved = operations[scenario.Moving];
            operations.RemoveAt(scenario.Moving);
            operations.Insert(_chance.Below(operations.Count + 1), moved);
        }

        _slots = 1 + scenario.Program.All().Max(operation => Math.Max(operation.Slot, operation.Verb == Verb.Chain ? operation.Other : 0));
        _gates = scenario.Program.All().Where(operation => operation.Verb is Verb.NewLock or Verb.NewSemaphore or Verb.NewQueue)
            .Select(operation => operation.Other + 1).DefaultIfEmpty(0).Max();
        for (var i = _chance.Between(1, 2 + (_size / 2)); i > 0; i--)
        {
            operations.Insert(_chance.Below(operations.Count + 1), Draw(_outside, 0));
        }

        return operations;
    }

    private Operation New(int slot) => new(Verb.New, slot)
    {
        OnValue = _chance.Below(10) switch
        {
            < 5 => null,
            < 6 => new Block([], Ending.Map),
            < 7 => new Block([new Operation(_chance.Percent(60) ? Verb.Fire : Verb.Err, slot)], Ending.Map),
            < 8 => new Block([], Ending.Throw),
            _ => new Block([.. Enumerable.Range(0, _chance.Between(1, 2)).Select(_ => Draw(_inside, 1))], _chance.Percent(20) ? Ending.Throw : Ending.Map),
        },
    };

    private IEnumerable<Operation> Gates()
    {
        foreach (var theme in _themes.Where(theme => theme is Theme.Locks or Theme.Queues).Distinct())
        {
            yield return Gate(theme == Theme.Queues ? Verb.NewQueue : _chance.Percent(60) ? Verb.NewLock : Verb.NewSemaphore);
        }
    }

    private Operation Gate(Verb verb) => new(verb)
    {
        Other = _gates < MostGates ? _gates++ : _chance.Below(_gates),
        Number = verb == Verb.NewSemaphore ? _chance.Between(_chance.Percent(10) ? 0 : 1, 3) : _chance.Of([-1, -1, 0, 1, 3]),
        Backlog = _chance.Of([-1, -1, 0, 1, 3]),
    };

    private Operation Draw(IReadOnlyList<(Verb Item, int Weight)> weights, int depth)
    {
        var verb = _chance.Weighted(weights);
        var slot = Slot();
        return verb switch
        {
            Verb.AddCallback => new Operation(verb, slot) { OnValue = Block(slot, depth) },
            Verb.AddErrback => new Operation(verb, slot) { OnFailure = Block(slot, depth) },
            Verb.AddBoth => Both(slot, Block(slot, depth)),
            Verb.AddCallbacks => new Operation(verb, slot) { OnValue = Block(slot, depth), OnFailure = _chance.Percent(85) ? Block(slot, depth) : null },
            Verb.AddTimeout => new Operation(verb, slot) { Number = _chance.Below(5), OnValue = _chance.Percent(30) ? Block(slot, depth) : null },
            Verb.Chain => new Operation(verb, slot) { Other = AnySlot() },
            Verb.Fire => new Operation(verb, slot) { Value = FiringValue() },
            Verb.Err => new Operation(verb, slot) { Value = _chance.Percent(10) ? _chance.Of(HostileValues.ExceptionNames) : "" },
            Verb.Advance => new Operation(verb) { Number = _chance.Below(4) },
            Verb.Flush => new Operation(verb),
            Verb.NewSemaphore or Verb.NewQueue => Gate(verb),
            Verb.Release or Verb.Put => new Operation(verb) { Other = _chance.Below(Math.Max(1, _gates)) },
            _ => verb <= Verb.Hold ? Make(verb, depth) : new Operation(verb, slot),
        };
    }

    private static Operation Both(int slot, Block block) => new(Verb.AddBoth, slot) { OnValue = block };

    private Operation Make(Verb verb, int depth)
    {
        var slot = _slots < MostSlots && _chance.Percent(80) ? _slots++ : AnySlot();
        var made = new Operation(verb, slot);
        return verb switch
        {
            Verb.Succeed => made with { Value = _chance.Percent(20) ? _chance.Of(HostileValues.Names) : "" },
            Verb.Fail => made with { Value = _chance.Percent(10) ? _chance.Of(HostileValues.ExceptionNames) : "" },
            Verb.Execute => made with { OnValue = Block(slot, depth) with { Ending = _chance.Of([Ending.Map, Ending.Throw, Ending.Null]) } },
            Verb.Maybe => made with { OnValue = Block(slot, depth) },
            Verb.List => made with { Members = Members(), Flags = (ListFlags)_chance.Below(8) },
            Verb.Gather => made with { Members = Members(), Flags = _chance.Percent(40) ? ListFlags.ConsumeErrors : ListFlags.None },
            Verb.Race => made with { Members = Members() },
            Verb.Later => made with { Number = _chance.Below(4), OnValue = _chance.Percent(80) ? Block(slot, depth) : null },
            Verb.Body => made with { OnValue = Body(depth) },
            Verb.Acquire or Verb.Get => made with { Other = _chance.Below(Math.Max(1, _gates)) },
            Verb.Hold => made with { Other = _chance.Below(Math.Max(1, _gates)), OnValue = Block(slot, depth) },
            _ => New(slot),
        };
    }

    private List<int> Members() => [.. Enumerable.Range(0, _chance.Of([0, 1, 2, 2, 3, 3, 4])).Select(_ => AnySlot())];

    private Block Body(int depth)
    {
        var inside = new List<Operation>();
        for (var i = _chance.Between(0, 4); i > 0; i--)
        {
            inside.Add(_chance.Percent(60)
                ? new Operation(_chance.Percent(70) ? Verb.Await : Verb.AwaitThrough, AnySlot())
                : depth >= DeepestBlock ? new Operation(Verb.Fire, Slot()) : Draw(_inside, depth + 1));
        }

        return new Block(inside, BodyEnding());
    }

    private Ending BodyEnding() => _chance.Below(10) switch
    {
        < 5 => Ending.Map,
        < 6 => Ending.Null,
        < 8 => Ending.Throw,
        _ => Ending.Inner(AnySlot()),
    };

    private Block Block(int own, int depth)
    {
        var inside = new List<Operation>();
        if (depth < DeepestBlock && _chance.Percent(depth == 0 ? 40 : 20))
        {
            for (var i = _chance.Between(1, 3); i > 0; i--)
            {
                var drawn = Draw(_inside, depth + 1);
                inside.Add(drawn.Verb > Verb.Hold && drawn.Verb <= Verb.Look && _chance.Percent(40) ? drawn with { Slot = own } : drawn);
            }
        }

        return new Block(inside, BlockEnding(own));
    }

    private Ending BlockEnding(int own) => _chance.Below(100) switch
    {
        < 36 => Ending.Map,
        < 45 => Ending.Same,
        < 53 => Ending.Null,
        < 66 => Ending.Throw,
        < 68 => Ending.Throw with { Value = _chance.Of(HostileValues.ExceptionNames) },
        < 75 => Ending.Failure,
        < 79 => Ending.Raise,
        < 82 => Ending.Of(_chance.Of(HostileValues.Names)),
        < 84 => Ending.Inner(own),
        _ => Ending.Inner(AnySlot()),
    };

    private string FiringValue() => _chance.Below(100) switch
    {
        < 82 => "",
        < 90 => _chance.Of(HostileValues.Names),
        < 96 => "failure",
        _ => $"@{ProgramSyntax.SlotName(AnySlot())}",
    };

    /// <summary>Everything may run, and everything is looked at.</summary>
    private IEnumerable<Operation> Closing(List<Operation> operations)
    {
        var pauses = new DeferredProgram(operations).All().Where(operation => operation.Verb == Verb.Pause).ToLookup(operation => operation.Slot);
        for (var slot = 0; slot < _slots; slot++)
        {
            foreach (var _ in pauses[slot])
            {
                yield return new Operation(Verb.Unpause, slot);
            }
        }

        var fires = _chance.Percent(80);
        for (var slot = 0; slot < _slots; slot++)
        {
            if (fires)
            {
                yield return new Operation(_chance.Percent(70) ? Verb.Fire : Verb.Err, slot);
            }

            yield return Both(slot, Programs.Block.Maps);
        }

        if (_features.Has(Verb.Advance) && _themes.Contains(Theme.Timeouts))
        {
            yield return new Operation(Verb.Advance) { Number = 9 };
        }
    }

    private int Slot()
    {
        if (!_chance.Percent(45))
        {
            _recent = AnySlot();
        }

        return _recent;
    }

    private int AnySlot() => _chance.Below(_slots);
}
