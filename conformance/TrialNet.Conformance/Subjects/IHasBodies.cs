namespace TrialNet.Conformance.Subjects;

/// <summary>A subject with async methods, iterators, or both: <see cref="Capability.Async"/>, <see cref="Capability.Iterators"/>.</summary>
public interface IHasBodies
{
    /// <summary>Starts a body, inside this call (D-10.01).</summary>
    /// <param name="form">How it is to be written.</param>
    /// <param name="body">What it does.</param>
    /// <returns>Its Deferred.</returns>
    ISubjectDeferred Start(BodyForm form, IBody body);
}
