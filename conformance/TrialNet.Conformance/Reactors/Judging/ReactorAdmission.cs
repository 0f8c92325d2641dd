using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Judging;

/// <summary>What is found out before a reactor is judged: whether it can be made, and whether it has what it declares.</summary>
internal sealed class ReactorAdmission
{
    /// <summary>Who is judged; null if it could not be made.</summary>
    internal ReactorSubject? Subject { get; private set; }

    /// <summary>What it says of itself; null if it could not be asked.</summary>
    internal ReactorManifest? Manifest { get; private set; }

    /// <summary>Why it cannot be judged at all; null if it can.</summary>
    internal string? Error { get; private set; }

    /// <summary>Capabilities that are declared and missing.</summary>
    internal HashSet<ReactorCapability> Missing { get; } = [];

    internal List<string> Warnings { get; } = [];

    /// <summary>Finds out.</summary>
    /// <param name="make">Makes the subject.</param>
    /// <param name="patience">How long making and running a reactor may take.</param>
    internal static ReactorAdmission Of(Func<ReactorSubject> make, TimeSpan patience)
    {
        var admission = new ReactorAdmission();
        var step = "the reactor cannot be made: making it";
        var thread = new Thread(() => admission.Try(make, now => Volatile.Write(ref step, now))) { IsBackground = true, Name = "conformance admission" };
        thread.Start();
        return thread.Join(patience) ? admission
            : new ReactorAdmission { Error = $"{Volatile.Read(ref step)} does not return", Manifest = admission.Manifest };
    }

    private void Try(Func<ReactorSubject> make, Action<string> enter)
    {
        try
        {
            Subject = make() ?? throw new InvalidOperationException("There is no subject.");
            Manifest = Subject.Manifest;
            if (Manifest?.Capabilities is null)
            {
                Error = $"the adapter is wrong: {(Manifest is null ? "its Manifest is null" : "the Capabilities of its Manifest are null")}";
            }
            else if (Subject.Create() is not { } reactor)
            {
                Error = "the adapter is wrong: Create gave null";
            }
            else
            {
                Compare(Manifest, reactor);
                enter("a reactor that is stopped as soon as it runs");
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
        foreach (var capability in Enum.GetValues<ReactorCapability>())
        {
            var isThere = ReactorInterfaces.Has(reactor, capability) ?? SubjectInterfaces.Has(Subject!, capability);
            if (isThere == false && manifest.Has(capability))
            {
                Missing.Add(capability);
            }
            else if (isThere == true && !manifest.Has(capability))
            {
                Warnings.Add($"it has {capability} and does not declare it: those rules are not judged");
            }
        }
    }
}
