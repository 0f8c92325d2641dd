using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>What the author of a reactor gives to the kit: what it claims to have, and how to make one.</summary>
/// <example><code>
/// public sealed class MySubject : ReactorSubject
/// {
///     public override ReactorManifest Manifest { get; } = new("mine", [ReactorCapability.Tcp, ReactorCapability.HalfClose]);
///     public override IReactor Create() =&gt; new MyReactor();
/// }
/// </code></example>
/// <remarks>
/// Threading: made once, then used from several threads of the kit at once; each reactor is run on the thread that made it. What is
/// not an interface of the reactor's own (endpoints, the reconnecting factory, framing) is shown by implementing the <c>IHas</c>
/// interfaces of this namespace on the subject.
/// </remarks>
public abstract class ReactorSubject
{
    /// <summary>What the reactor has. What is declared and missing is a failure, what is missing here is not judged.</summary>
    public abstract ReactorManifest Manifest { get; }

    /// <summary>Makes a reactor that has not run yet. What it throws breaks every rule.</summary>
    /// <returns>The reactor; the kit runs it, on the calling thread, and stops it.</returns>
    public abstract IReactor Create();
}
