using TrialNet.Conformance.Running;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>A scene whose protocols, factories and producers are watched: what they see is written down by rule as it happens.</summary>
/// <remarks>
/// A check is told as steps: <see cref="When"/> something is so, go on. After every event of a watched object the conditions are looked
/// at again, so that nobody polls and nobody sleeps.
/// </remarks>
internal class WatchedScene : IDisposable
{
    private const int TurnsToSettle = 4;

    private readonly ReactorScene _scene;
    private readonly Expectations _findings;
    private readonly string _name;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<WatchedProtocol> _protocols = [];
    private readonly List<WatchedFactory> _factories = [];
    private readonly List<IDisposable> _held = [];
    private List<(Func<bool> Condition, Action Action)> _waiting = [];
    private bool _isEnding;

    /// <summary>Puts watchers around a scene, which it then owns.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="findings">Hears of what the check itself finds.</param>
    /// <param name="name">How this scene differs from others of the same check, for texts; empty if there is only one.</param>
    internal WatchedScene(ReactorScene scene, Expectations findings, string name = "")
    {
        _scene = scene;
        _findings = findings;
        _name = name;
    }

    internal IReactor Reactor => _scene.Reactor;

    internal SceneLog Log => _scene.Log;

    /// <summary>How long to wait for one event of the machine before that counts as never.</summary>
    internal TimeSpan Patience => _scene.Patience;

    /// <summary>Whether errors that the reactor logs are what the check is about, which then takes them from <see cref="Log"/>.</summary>
    internal bool ExpectsErrors { get; set; }

    /// <summary>Whether what the check found is bad already.</summary>
    internal bool HasFailed => _findings.HasFailed;

    /// <summary>Runs the reactor and the body in it until something is so, and some turns more.</summary>
    /// <param name="body">What to do.</param>
    /// <param name="until">What ends it.</param>
    /// <param name="waitingFor">That in words, for the text of a timeout.</param>
    /// <exception cref="SceneTimeoutException">It did not come to be so.</exception>
    internal void Play(Action body, Func<bool> until, string waitingFor)
    {
        try
        {
            _scene.Run(
                () =>
                {
                    When(until, End);
                    body();
                    Pulse();
                },
                waitingFor);
        }
        catch (SceneTimeoutException timeout)
        {
            throw new SceneTimeoutException(Named($"{timeout.Message}; {Describe()}"));
        }

        _protocols.ForEach(protocol => protocol.VerifyEnd());
        _factories.ForEach(factory => factory.VerifyEnd());
        if (!ExpectsErrors && Log.Errors.FirstOrDefault() is { } error)
        {
            Expect(holds: false, "no error in the log", $"the reactor logged \"{error.Context}: {error.Failure.Value.Message}\"");
        }
    }

    /// <summary>Does something once, in a turn of its own, as soon as a condition holds after an event.</summary>
    internal void When(Func<bool> condition, Action action) => _waiting.Add((condition, action));

    /// <summary>Does something after a few more turns.</summary>
    internal void Later(Action action, int turns = TurnsToSettle) => Reactor.CallLater(TimeSpan.Zero, () =>
    {
        if (turns > 1)
        {
            Later(action, turns - 1);
        }
        else
        {
            Guard(action);
        }
    });

    /// <summary>Does something after long enough for what the network holds to be delivered.</summary>
    internal void AfterAWhile(Action action) =>
        Reactor.CallLater(Reactor is ISimulation ? TimeSpan.FromSeconds(5) : TimeSpan.FromMilliseconds(5), () => Guard(action));

    /// <summary>Something has happened: looks at the conditions again. On the reactor's thread.</summary>
    internal void Pulse()
    {
        if (_isEnding)
        {
            return;
        }

        var due = _waiting.Where(step => step.Condition()).ToList();
        if (due.Count > 0)
        {
            _waiting = [.. _waiting.Where(step => !due.Contains(step))];
            due.ForEach(step => Reactor.CallLater(TimeSpan.Zero, () => Guard(step.Action)));
        }
        else if (!ExpectsErrors && Log.Errors.Count > 0)
        {
            _isEnding = true;
            Reactor.Crash();
        }
    }

    /// <summary>Does a step of the check; what it throws ends the scene and is the check's result. Conditions are looked at afterwards.</summary>
    internal void Guard(Action action) => _scene.Guard(() =>
    {
        action();
        Pulse();
    });

    /// <summary>The premise of the check's rule held once more, and this is what must be so.</summary>
    internal void Expect(bool holds, string expected, string actual) => _findings.Expect(holds, Named(expected), actual);

    /// <summary>Everything that was to arrive has arrived, and nothing else.</summary>
    internal void ExpectBytes(ReadOnlySpan<byte> sent, ReadOnlySpan<byte> received, string who)
    {
        var same = sent.CommonPrefixLength(received);
        Expect(
            same == sent.Length && same == received.Length,
            $"{who} to receive {sent.Length} bytes as they were sent",
            same == received.Length ? $"only the first {same} came"
                : same == sent.Length ? $"{received.Length - same} more came"
                : $"of {received.Length} bytes that came the one at {same} is another");
    }

    /// <summary>The premise of a rule held, and so does the rule.</summary>
    internal void Keep(string rule) => _scene.Ledger.Keep(RuleOf(rule));

    /// <summary>A rule was broken.</summary>
    internal void Break(string rule, string expected, string actual) => _scene.Ledger.Break(RuleOf(rule), Named(expected), actual);

    /// <summary>User code is being called: on the right thread? (R-CORE-20.)</summary>
    internal void VerifyThread(string call)
    {
        if (Environment.CurrentManagedThreadId == _thread && Reactor.InOwnThread)
        {
            Keep("R-CORE-20");
        }
        else
        {
            Break("R-CORE-20", "all user code to run on the thread that runs the reactor", $"{call} was called on another");
        }
    }

    /// <summary>Keeps something until the scene is over.</summary>
    internal void Hold(IDisposable held) => _held.Add(held);

    internal void Add(WatchedProtocol protocol) => _protocols.Add(protocol);

    internal void Add(WatchedFactory factory) => _factories.Add(factory);

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The rule that stands for one of TCP's here.</summary>
    private protected virtual string RuleOf(string rule) => rule;

    protected virtual void Dispose(bool isDisposing)
    {
        _scene.Dispose();
        _held.ForEach(held => held.Dispose());
    }

    private void End() => Later(() =>
    {
        _isEnding = true;
        Reactor.Stop();
    });

    private string Named(string text) => _name.Length == 0 ? text : $"{text} ({_name})";

    private string Describe() => string.Join(
        "; ",
        _protocols.Select(protocol => protocol.Describe()).Concat(_factories.Select(factory => factory.Describe())).Where(text => text.Length > 0));
}
