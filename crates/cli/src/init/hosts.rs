//! What keeps a site current on each kind of host: a job that runs `signpost renew` every day and copies the site. In a
//! repository, also one that publishes after a change.

use std::path::Path;

/// Where a site can lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Host {
    /// A repository with GitHub Pages
    GithubPages,
    /// Netlify, with its command-line tool
    Netlify,
    /// Cloudflare Pages, with its command-line tool
    Cloudflare,
    /// A bucket of Amazon S3, or one that is like it
    S3,
    /// A server of your own with nginx
    Nginx,
    /// Any web space
    Other,
}

impl Host {
    /// The files that [`Host::contents`] writes, and what each is for.
    pub(super) fn files(self, folder: &Path) -> Vec<(String, &'static str)> {
        let about = |path: &str| match path {
            ".gitignore" => "keeps private keys out of the repository",
            "nginx.conf" => "types and headers, to be put into the server's configuration",
            "crontab.txt" => "the line that runs renew.sh every day",
            "README.md" => "how the repository is set up, and what it means to put a key there",
            ".github/get-signpost.sh" => "gets this tool for both",
            ".github/workflows/publish.yml" => "checks each change, and publishes it if you let it",
            _ => "renews the site every day",
        };
        self.contents(folder).into_iter().map(|(path, _)| (path.clone(), about(&path))).collect()
    }

    /// Path in the community's folder, and text.
    pub(super) fn contents(self, folder: &Path) -> Vec<(String, String)> {
        let name = folder.file_name().map_or("help".to_owned(), |name| name.to_string_lossy().into_owned());
        let copy = match self {
            Host::GithubPages => return REPOSITORY.map(|(path, text)| (path.to_owned(), text.to_owned())).to_vec(),
            Host::Netlify => "netlify deploy --prod --dir site",
            Host::Cloudflare => "wrangler pages deploy site --project-name NAME",
            Host::S3 => S3,
            Host::Nginx => "rsync -a --delay-updates site/ /srv/www/help/",
            Host::Other => "rsync -a --delay-updates site/ USER@HOST:PATH/",
        };
        let mut files = vec![("renew.sh".to_owned(), script(copy)), ("crontab.txt".to_owned(), crontab(&name))];
        if self == Host::Nginx {
            files.push(("nginx.conf".to_owned(), NGINX.to_owned()));
        }
        files
    }
}

/// What names the other files goes last, so that no reader finds a name without its file.
const S3: &str = "\
aws s3 sync site s3://BUCKET --cache-control no-cache --exclude index.html --exclude sw.js --exclude metadata/timestamp.json
aws s3 cp site s3://BUCKET --recursive --cache-control no-cache --exclude '*' --include index.html --include sw.js --include metadata/timestamp.json";

fn script(copy: &str) -> String {
    format!(
        "#!/bin/sh\n# Says that the directory is still current, and copies it to the host. What somebody should look at is mailed by\n\
         # cron. Only keys/online and keys/metadata have to be on this machine.\nset -eu\ncd \"$(dirname \"$0\")\"\n\
         status=0\nsignpost renew site --keys keys --config data/signpost.toml || status=$?\n\
         # 1: renewed, but somebody should look soon. From 2 on nothing was changed.\n\
         [ \"$status\" -le 1 ] || exit \"$status\"\n{copy}\nexit \"$status\"\n"
    )
}

fn crontab(name: &str) -> String {
    format!("# crontab -e, and add this line. The host's clock must be right.\n17 4 * * *  /home/YOU/{name}/renew.sh\n")
}

/// A repository's files, as `docs/template` has them.
const REPOSITORY: [(&str, &str); 5] = [
    ("README.md", include_str!("../../../../docs/template/README.md")),
    (".gitignore", include_str!("../../../../docs/template/.gitignore")),
    (".github/get-signpost.sh", include_str!("../../../../docs/template/.github/get-signpost.sh")),
    (".github/workflows/publish.yml", include_str!("../../../../docs/template/.github/workflows/publish.yml")),
    (".github/workflows/renew.yml", include_str!("../../../../docs/template/.github/workflows/renew.yml")),
];

/// Types that old configurations do not know, files that must be asked for anew, and those that never change.
const NGINX: &str = "\
# Inside of server { }. Then: nginx -t && systemctl reload nginx
root /srv/www/help;
error_page 404 /404.html;
types {
    text/html html;
    text/css css;
    text/javascript js mjs;
    application/json json;
    application/wasm wasm;
    image/svg+xml svg;
    image/png png;
    application/manifest+json webmanifest;
    text/plain txt ftl;
    application/xml xml;
    application/octet-stream pack;
}
default_type application/octet-stream;
charset utf-8;
gzip on;
gzip_types text/css text/javascript application/json application/wasm image/svg+xml text/plain application/xml;
location / {
    add_header Cache-Control \"no-cache\";
    add_header Referrer-Policy \"no-referrer\";
}
# Their names have a hash of what is in them.
location ~ \"-[0-9a-f]{8,}[.][a-z0-9]+$|^/targets/\" {
    add_header Cache-Control \"public, max-age=31536000, immutable\";
    add_header Referrer-Policy \"no-referrer\";
}
";
