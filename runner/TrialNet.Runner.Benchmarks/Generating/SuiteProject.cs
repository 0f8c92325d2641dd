namespace TrialNet.Runner.Benchmarks.Generating;

/// <summary>The project files of the suites.</summary>
/// <remarks>They lie outside the repository, so that nothing but what a user would write applies to them.</remarks>
internal static class SuiteProject
{
    private const string Common = """
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
            <RunAnalyzers>false</RunAnalyzers>
            <WarningLevel>0</WarningLevel>
        """;

    private const string Ready = """

            <RuntimeIdentifier>$(NETCoreSdkPortableRuntimeIdentifier)</RuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <PublishReadyToRun>true</PublishReadyToRun>
        """;

    /// <summary>The project file of a suite.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="repository">Where our projects are, for a suite that takes nothing compiled from us.</param>
    /// <param name="version">The version of our packages, for the others.</param>
    internal static string Of(Suite suite, string repository, string version) => suite.Framework switch
    {
        Framework.TrialNet when suite.Compilation == Compilation.None => $"""
            <Project>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <Import Project="{repository}/runner/TrialNet.TestingPlatform/build/TrialNet.props" />
              <PropertyGroup>
            {Properties(suite)}
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="{repository}/runner/TrialNet.TestingPlatform/TrialNet.TestingPlatform.csproj" />
              </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
              <Import Project="{repository}/runner/TrialNet.TestingPlatform/build/TrialNet.targets" />
            </Project>
            """,
        Framework.TrialNet => Plain(suite, "", $"""<PackageReference Include="TrialNet" Version="[{version}]" />"""),
        Framework.MSTest => Plain(
            suite,
            """
                <EnableMSTestRunner>true</EnableMSTestRunner>
            """,
            """<PackageReference Include="MSTest.TestFramework" Version="4.5.2" /><PackageReference Include="MSTest.TestAdapter" Version="4.5.2" />"""),
        _ => Plain(suite, "", """<PackageReference Include="Microsoft.Testing.Platform" Version="2.5.3" />"""),
    };

    private static string Plain(Suite suite, string properties, string references) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
        {Properties(suite)}
        {properties}
          </PropertyGroup>
          <ItemGroup>
            {references}
          </ItemGroup>
        </Project>
        """;

    private static string Properties(Suite suite) => suite.Compilation == Compilation.All ? Common + Ready : Common;
}
