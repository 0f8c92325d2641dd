namespace TrialNet.Conformance.Subjects;

/// <summary>A subject whose Deferreds can be awaited in an async method that returns a task (D-10.15).</summary>
public interface IHasTaskMethods
{
    /// <summary>Starts a body as an async method that returns a task; it awaits the Deferreds themselves.</summary>
    /// <param name="body">What it does.</param>
    /// <returns>The method's task.</returns>
    Task StartTask(IBody body);
}
