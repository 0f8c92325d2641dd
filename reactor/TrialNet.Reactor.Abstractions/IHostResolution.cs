namespace TrialNet.Reactor.Abstractions;

/// <summary>A name whose addresses are being looked for. Threading: the reactor's own thread.</summary>
public interface IHostResolution
{
    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>Gives it up: the receiver hears nothing more (R-RES-04). Nothing happens if it is over.</summary>
    void Cancel();
}
