namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>
/// A subject that can be judged in a process of its own: what signals do to a process (rules R-SIG) is not to be tried on the one in
/// which the kit runs. <c>conform</c> does this for every reactor that it is given; a subject that is judged from code does it itself.
/// </summary>
/// <example><code>
/// // In the subject; the program calls SignalScenes.Play with the scene that it is given, and ends.
/// public IChildScene Start(string scene) =&gt; new MyProcess("my-program", scene);
/// </code></example>
public interface IRunsInChild
{
    /// <summary>
    /// Starts a process that calls <see cref="Signals.SignalScenes.Play"/> on its main thread, with a subject like this one, and ends
    /// when that returns.
    /// </summary>
    /// <param name="scene">The scene to play.</param>
    /// <returns>The process; the kit disposes of it.</returns>
    IChildScene Start(string scene);
}
