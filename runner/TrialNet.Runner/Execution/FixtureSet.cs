using TrialNet.Framework;
using TrialNet.Reactor;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Surroundings;

namespace TrialNet.Runner.Execution;

/// <summary>
/// The fixtures of a process: each is set up before the first test that uses it, and released after the last one of the plan; those
/// of the class with which a plan ends may be kept for the next one. Threading: any thread.
/// </summary>
/// <param name="tests">The tests that plans may name.</param>
internal sealed class FixtureSet(TestAssembly tests) : IFixtureSource
{
    /// <summary>The name of the reactor whose time is not that of anybody else.</summary>
    internal const string Simulated = "simulated";

    private readonly Lock _lock = new();
    private readonly Dictionary<(Type? Class, Type Fixture), FixtureSlot> _slots = [];
    private static readonly ProcessAccount Nothing = new(new ProcessWatch(ProcessUse.Shared));

    private readonly Dictionary<string, string> _lastUsers = new(StringComparer.Ordinal);
    private TestClass? _lastClass;
    private Action<string, Problem>? _late;
    private CaseServices _services = null!;
    private ProcessAccount? _process;
    private int _workerIndex;
    private bool _isInterrupted;

    /// <summary>Whether any fixture is set up.</summary>
    internal bool HoldsAny
    {
        get
        {
            lock (_lock)
            {
                return _slots.Values.Any(static slot => slot.Host is not null);
            }
        }
    }

    /// <summary>Whether fixtures may be at work while tests of a plan run, and open files as they like.</summary>
    internal bool IsNeededFor(RunPlan plan) =>
        tests.UseFixtures && (HoldsAny || plan.Tests.Any(test => tests.Find(test.Id) is { Class.Fixtures: not null }));

    /// <summary>A plan begins: what is still there and not used by it is released.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="services">As for its tests.</param>
    /// <param name="workerIndex">Which worker this is.</param>
    /// <param name="keepsLast">Whether what its last class uses is kept for the next plan.</param>
    internal void Begin(RunPlan plan, CaseServices services, int workerIndex, bool keepsLast)
    {
        if (!tests.UseFixtures)
        {
            return;
        }

        _late = services.Late;
        _process = services.Process;
        _workerIndex = workerIndex;
        _services = services with
        {
            Timeout = null,
            Reactors = string.Equals(services.Reactors.Name, Simulated, StringComparison.OrdinalIgnoreCase) ? Reactors.Default : services.Reactors,
            Late = Charge,
            BegunLate = static _ => { },
            Process = Nothing,
            Fixtures = this,
        };
        _isInterrupted = false;
        _lastClass = null;
        var unused = new List<FixtureHost>();
        lock (_lock)
        {
            foreach (var method in plan.Tests.Select(test => tests.Find(test.Id)).OfType<TestMethod>().Where(WillRun))
            {
                _lastClass = keepsLast ? method.Class : null;
                foreach (var use in method.Class.Fixtures ?? [])
                {
                    SlotOf(use, method.Class).Users++;
                }
            }

            TakeUnused(unused, static _ => true);
        }

        Release(unused);
    }

    /// <summary>A test is about to run: sets up what it uses.</summary>
    /// <returns>Its result, if that cannot be done; null if it can be run.</returns>
    internal TestResult? Enter(TestMethod test) => test.Class.Fixtures is { } uses ? SetUpAll(test, uses) : null;

    /// <summary>A test that <see cref="Enter"/> was called for is over: releases what nobody uses any more.</summary>
    internal void Leave(TestMethod? test)
    {
        if (test?.Class.Fixtures is not { } uses || !WillRun(test))
        {
            return;
        }

        var unused = new List<FixtureHost>();
        lock (_lock)
        {
            var isLast = false;
            foreach (var use in uses)
            {
                var slot = SlotOf(use, test.Class);
                isLast |= --slot.Users == 0;
                if (slot.Host is { } host)
                {
                    _lastUsers[host.Id] = test.Descriptor.Id;
                }
            }

            if (isLast)
            {
                TakeUnused(unused, key => _lastClass is null || (key.Class is not null && key.Class != _lastClass.Type));
            }
        }

        Release(unused);
    }

    /// <summary>The plan is over.</summary>
    /// <param name="keeps">Whether another one may follow.</param>
    internal void End(bool keeps)
    {
        if (keeps)
        {
            return;
        }

        var rest = new List<FixtureHost>();
        lock (_lock)
        {
            foreach (var slot in _slots.Values)
            {
                slot.Users = 0;
            }

            TakeUnused(rest, static _ => true);
        }

        Release(rest);
    }

    /// <summary>Gives up what is being set up.</summary>
    internal void Interrupt()
    {
        lock (_lock)
        {
            _isInterrupted = true;
            foreach (var slot in _slots.Values)
            {
                slot.Starting?.Interrupt();
            }
        }
    }

    public Fixture? Find(Type user, Type fixture)
    {
        lock (_lock)
        {
            return _slots
                .Where(entry => fixture.IsAssignableFrom(entry.Key.Fixture) && (entry.Key.Class is null || entry.Key.Class == user))
                .OrderBy(static entry => entry.Key.Class is null)
                .Select(static entry => entry.Value.Host?.Instance)
                .FirstOrDefault(static instance => instance is not null);
        }
    }

    private TestResult? SetUpAll(TestMethod test, IReadOnlyList<FixtureUse> uses)
    {
        foreach (var use in uses)
        {
            FixtureSlot slot;
            lock (_lock)
            {
                slot = SlotOf(use, test.Class);
            }

            var host = slot.GetHost(() => Start(use, test, slot));
            if (host.Instance is null)
            {
                return FixtureText.OfTest(test.Descriptor, host);
            }
        }

        return null;
    }

    private static bool WillRun(TestMethod test) => test.Descriptor.LoadError is null && test.SkipReason is null;

    private FixtureSlot SlotOf(FixtureUse use, TestClass user)
    {
        var key = (use.IsShared ? null : user.Type, use.Fixture.Type);
        if (!_slots.TryGetValue(key, out var slot))
        {
            _slots.Add(key, slot = new FixtureSlot());
        }

        return slot;
    }

    private void Start(FixtureUse use, TestMethod test, FixtureSlot slot)
    {
        FixtureHost.Start(use, test.Class, _services, _workerIndex, host =>
        {
            lock (_lock)
            {
                _lastUsers[host.Id] = test.Descriptor.Id;
                slot.Starting = host;
                if (_isInterrupted)
                {
                    host.Interrupt();
                }
            }
        });

        // What a fixture does to the process is no test's doing.
        _process?.Mark();
    }

    // A fixture has no verdict of its own: what is wrong with it is told at the test that used it last.
    private void Charge(string fixture, Problem problem)
    {
        string? user;
        lock (_lock)
        {
            user = _lastUsers.GetValueOrDefault(fixture);
        }

        if (user is not null)
        {
            _late?.Invoke(user, problem);
        }
    }

    // The last one set up goes first.
    private void TakeUnused(List<FixtureHost> unused, Func<(Type? Class, Type Fixture), bool> mayGo)
    {
        if (_slots.Count == 0)
        {
            return;
        }

        foreach (var (key, slot) in _slots.ToList())
        {
            if (slot.Users == 0 && mayGo(key))
            {
                _slots.Remove(key);
                if (slot.Host is { } host)
                {
                    unused.Insert(0, host);
                }
            }
        }
    }

    private void Release(List<FixtureHost> hosts)
    {
        foreach (var host in hosts)
        {
            var result = host.Release();
            if (host.Instance is not null)
            {
                foreach (var problem in result.Problems)
                {
                    Charge(host.Id, FixtureText.OfEnd(host, problem));
                }
            }

            host.Dispose();
        }

        if (hosts.Count > 0)
        {
            _process?.Mark();
        }
    }
}
