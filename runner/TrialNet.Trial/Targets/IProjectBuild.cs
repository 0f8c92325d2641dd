namespace TrialNet.Trial.Targets;

/// <summary>Turns a project into a file to start.</summary>
internal interface IProjectBuild
{
    /// <summary>Builds a project if that was asked for.</summary>
    /// <param name="project">The project file, as a full path.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="cancellation">Stops the build.</param>
    /// <returns>The assembly that the project builds, as a full path.</returns>
    /// <exception cref="TrialException">It does not build, or is not built.</exception>
    string OutputOf(string project, string name, CancellationToken cancellation);
}
