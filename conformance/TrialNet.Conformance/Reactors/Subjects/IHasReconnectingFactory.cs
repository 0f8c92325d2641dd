namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>A subject that shows its client factory that tries again by itself (R-FAC-04).</summary>
public interface IHasReconnectingFactory
{
    /// <summary>Makes such a factory, whose timers are those of the reactor that runs.</summary>
    /// <param name="settings">How it waits.</param>
    /// <returns>The factory, and how to reset and stop it.</returns>
    ReconnectingFactory CreateReconnectingFactory(ReconnectingSettings settings);
}
