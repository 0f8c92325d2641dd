using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Judging;

/// <summary>What is found out before a reactor is judged: whether it can be made, and whether it has what it declares.</summary>
internal sealed class ReactorAdmission
{
    /// <summary>The interface of the reactor itself that a capability is, where there is one.</summary>
    private static readonly Dictionary<ReactorCapability, Type> Interfaces = new()
    {
        [ReactorCapability.Tcp] = typeof(IReactorTcp),
    };

    /// <summary>Why it cannot be judged at all; null if it can.</summary>
    internal string? Error { get; private set; }

    /// <summary>Capabilities that are declared and missing.</summary>
    internal HashSet<ReactorCapability> Missing { get; } = [];

    internal List<string> Warnings { get; } = [];

    internal static ReactorAdmission Of(ReactorSubject subject, TimeSpan patience)
    {
        var admission = new ReactorAdmission();
        var thread = new Thread(() => admission.Try(subject)) { IsBackground = true, Name = "conformance admission" };
        thread.Start();
        return thread.Join(patience) ? admission : new ReactorAdmission { Error = "the reactor cannot be made: making it does not return" };
    }

    private void Try(ReactorSubject subject)
    {
        try
        {
            if (subject.Manifest is not { } manifest)
            {
                Error = "the adapter is wrong: its Manifest is null";
            }
            else if (subject.Create() is not { } reactor)
            {
                Error = "the adapter is wrong: Create gave null";
            }
            else
            {
                Compare(manifest, reactor);
                reactor.CallWhenRunning(reactor.Stop);
                reactor.Run();
            }
        }
        catch (Exception error)
        {
            Error = $"the reactor cannot be made: {error.GetType().Name}: {error.Message}";
        }
    }

    private void Compare(ReactorManifest manifest, IReactor reactor)
    {
        foreach (var (capability, type) in Interfaces)
        {
            if (manifest.Has(capability) && !type.IsInstanceOfType(reactor))
            {
                Missing.Add(capability);
            }
            else if (!manifest.Has(capability) && type.IsInstanceOfType(reactor))
            {
                Warnings.Add($"it has {capability}, and does not declare it");
            }
        }
    }
}
