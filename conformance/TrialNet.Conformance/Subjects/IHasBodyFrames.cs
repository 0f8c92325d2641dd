namespace TrialNet.Conformance.Subjects;

/// <summary>
/// A subject that can write the same body as several methods of different names, so that the frames of a trace can be told apart (D-10.12).
/// </summary>
public interface IHasBodyFrames
{
    /// <summary>What a trace shows for each method, outermost first: a part of the text of its frame. At least three.</summary>
    IReadOnlyList<string> FrameNames { get; }

    /// <summary>Starts a body, as <see cref="IHasBodies.Start"/> does, in one of the methods.</summary>
    /// <param name="frame">The position of the method in <see cref="FrameNames"/>.</param>
    /// <param name="form">How it is to be written.</param>
    /// <param name="body">What it does.</param>
    /// <returns>Its Deferred.</returns>
    ISubjectDeferred Start(int frame, BodyForm form, IBody body);
}
